using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// Once quiet, no framework waits for a volume that does not exist: a CREATE that did not come to pass was asked for again, or its
/// framework serves or is done without.
/// </summary>
public sealed class IdsResolve : IInvariant
{
    private readonly Dictionary<FrameworkId, NodeName> _frameworks = [];
    private readonly HashSet<NodeName> _over = [];
    private readonly SortedDictionary<(string Framework, string Volume), (FrameworkId Id, string Why)> _missing = [];

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case FrameworkJoined joined:
                _frameworks[joined.FrameworkId] = joined.Framework.Node;
                _over.Remove(joined.Framework.Node);
                break;
            case FrameworkError:
                // Its driver has aborted: it waits for nothing any more.
                _over.Add(new NodeName(node));
                break;
            case FrameworkRemoved removed:
                _frameworks.Remove(removed.FrameworkId);
                break;
            case OperationDropped { Operation: Create create } dropped:
                Miss(create, dropped.FrameworkId, $"was dropped at {at} ({dropped.Refusal.Rule})");
                break;
            case OperationLost { Operation: Create create, FrameworkId: { } framework }:
                Miss(create, framework, $"was lost at {at}");
                break;
            case OperationApplied { Operation: Create create, FrameworkId: { } framework } when _missing.Count > 0:
                foreach (var volume in create.Volumes)
                {
                    _missing.Remove((framework.Value, volume.Disk!.Persistence!.Id));
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Broken = null;
        foreach (var ((_, volume), (id, why)) in _missing)
        {
            if (_frameworks.TryGetValue(id, out var node) && !_over.Contains(node) && world.Ask<IFrameworkPolicy>(node, GetFramework.Instance) is { IsHealthy: false, IsDone: false })
            {
                Broken ??= $"the CREATE of volume {volume} for framework {node} {why} and no other came to pass since; the framework neither serves nor is done: it waits for a volume that does not exist";
            }
        }
    }

    private void Miss(Create create, FrameworkId framework, string why)
    {
        foreach (var volume in create.Volumes)
        {
            if (volume.Disk?.Persistence?.Id is { } id)
            {
                _missing[(framework.Value, id)] = (framework, why);
            }
        }
    }
}
