using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Actors.Masters;

/// <summary>Keeps the registry on disk for the master above it, one batch of changes at a time.</summary>
public sealed class RegistrarActor : UntypedPersistentActor
{
    private readonly INode _node;
    private readonly int _snapshotEvery;
    private Registry _registry = Registry.Empty;
    private MasterId _master;

    /// <summary>Starts a registrar.</summary>
    public RegistrarActor(INode node, int snapshotEvery)
    {
        ArgumentNullException.ThrowIfNull(node);
        _node = node;
        _snapshotEvery = snapshotEvery;
    }

    /// <summary>The id under which the registry keeps its events, whichever master leads.</summary>
    public const string Id = "registry";

    /// <inheritdoc/>
    public override string PersistenceId => Id;

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case UpdateRegistry update:
                var left = update.Changes.Count;
                PersistAll(update.Changes, change =>
                {
                    Apply(change);
                    if (--left == 0)
                    {
                        Context.Parent.Tell(new RegistryUpdated(update.Changes));
                        SnapshotAfter(update.Changes.Count);
                    }
                });
                break;
            case SaveSnapshotSuccess or SaveSnapshotFailure:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: Registry saved }:
                _registry = saved;
                break;
            case RegistryEvent change:
                _registry = _registry.Apply(change);
                break;
            case RecoveryCompleted:
                var elected = _registry.Masters + 1;
                _master = MasterIds.For(elected, _node.Now);
                Persist(new MasterElected(_master), change =>
                {
                    Apply(change);
                    Context.Parent.Tell(new RegistryRecovered(_master, _registry));
                });
                break;
        }
    }

    private void Apply(RegistryEvent change)
    {
        _registry = _registry.Apply(change);
        _node.Report(change);
    }

    private void SnapshotAfter(int changes)
    {
        if (LastSequenceNr / _snapshotEvery != (LastSequenceNr - changes) / _snapshotEvery)
        {
            SaveSnapshot(_registry);
        }
    }
}

/// <summary>The master asks to persist changes; it asks for no more until these are.</summary>
/// <param name="Changes">The changes, at least one.</param>
public sealed record UpdateRegistry(IReadOnlyList<RegistryEvent> Changes);

/// <summary>The changes are persisted.</summary>
/// <param name="Changes">The changes.</param>
public sealed record RegistryUpdated(IReadOnlyList<RegistryEvent> Changes);

/// <summary>The registry has been read, and the new master's election is persisted.</summary>
/// <param name="MasterId">The new master's id.</param>
/// <param name="Registry">What its predecessors left.</param>
public sealed record RegistryRecovered(MasterId MasterId, Registry Registry);
