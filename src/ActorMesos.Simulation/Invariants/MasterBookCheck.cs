using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>What invariants over the master's books have in common: after each step they look only at the slaves that it touched.</summary>
public abstract class MasterBookCheck : IInvariant
{
    private readonly HashSet<SlaveId> _touched = [];

    /// <inheritdoc/>
    public string? Broken { get; protected set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case OperationApplied applied:
                _touched.Add(applied.SlaveId);
                break;
            case SlaveJoined joined:
                _touched.Add(joined.SlaveId);
                break;
            case ResourceOffers offers:
                foreach (var offer in offers.Offers)
                {
                    _touched.Add(offer.SlaveId);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (_touched.Count == 0 || Broken is not null)
        {
            return;
        }

        if (world.LeadingMaster() is { } master)
        {
            foreach (var id in _touched)
            {
                if (master.Slaves.TryGetValue(id, out var slave))
                {
                    Broken ??= Check(slave);
                }
            }
        }

        _touched.Clear();
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world) => Check(world);

    /// <summary>What is wrong with one slave in the books; null if nothing.</summary>
    protected abstract string? Check(SlaveRecord slave);
}
