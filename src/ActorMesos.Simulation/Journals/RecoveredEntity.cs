using Akka.Persistence;

namespace ActorMesos.Simulation.Journals;

/// <summary>What one pass over a journal has read of one id: its latest snapshot, if any, and the events after it.</summary>
internal sealed class RecoveredEntity(SelectedSnapshot? snapshot)
{
    private readonly List<IPersistentRepresentation> _events = [];

    public SelectedSnapshot? Snapshot { get; } = snapshot;

    /// <summary>The events after the snapshot, in their order.</summary>
    public IReadOnlyList<IPersistentRepresentation> Events => _events;

    /// <summary>The highest sequence number that was written.</summary>
    public long Highest { get; private set; } = snapshot?.Metadata.SequenceNr ?? 0;

    public void Add(IPersistentRepresentation next)
    {
        _events.Add(next);
        Highest = next.SequenceNr;
    }

    /// <summary>Whether a replay from that number on wants nothing that was left out for the snapshot's sake.</summary>
    public bool Holds(long fromSequence) => fromSequence > (Snapshot?.Metadata.SequenceNr ?? 0);
}
