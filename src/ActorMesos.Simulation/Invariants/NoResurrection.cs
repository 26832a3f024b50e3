using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// What was deleted stays deleted: no client reads again what a service had told it was gone. A replica that was away for longer than
/// tombstones are kept (<c>gc_grace_seconds</c>) still has the row, and nobody else knows that it was deleted.
/// </summary>
public sealed class NoResurrection : IInvariant
{
    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        if (happened is DeletedDataReturned returned)
        {
            Broken ??= $"{node} read {returned.Found} in {returned.Name} of {returned.Service}; it should be {returned.Expected}";
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
    }
}
