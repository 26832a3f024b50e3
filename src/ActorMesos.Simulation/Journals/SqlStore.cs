using ActorMesos.Kernel.Disk;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Simulation.Journals;

/// <summary>Akka.Persistence.Sql behind the gate.</summary>
public sealed class SqlStore : IStore
{
    private readonly IActorRef _journal;
    private readonly IActorRef _snapshots;
    private readonly HashSet<string> _known;

    /// <summary>Starts the plug-in's journal and snapshot store.</summary>
    /// <param name="system">The actor system that they run in.</param>
    /// <param name="known">The ids of which the database holds anything.</param>
    public SqlStore(ActorSystem system, IEnumerable<string> known)
    {
        var persistence = Persistence.Instance.Apply(system);
        _journal = persistence.JournalFor("akka.persistence.journal.sql");
        _snapshots = persistence.SnapshotStoreFor("akka.persistence.snapshot-store.sql");
        _known = new HashSet<string>(known, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public bool Knows(string persistenceId) => _known.Contains(persistenceId);

    /// <inheritdoc/>
    public void AskJournal(object request, IActorRef answers)
    {
        if (request is WriteMessages write)
        {
            foreach (var envelope in write.Messages)
            {
                _known.Add(((AtomicWrite)envelope).PersistenceId);
            }
        }

        _journal.Tell(request, answers);
    }

    /// <inheritdoc/>
    public void AskSnapshots(object request, IActorRef answers) => _snapshots.Tell(request, answers);
}
