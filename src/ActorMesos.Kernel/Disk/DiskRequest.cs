using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>One request on its way through the gate.</summary>
internal sealed class DiskRequest(string persistenceId, object request, IActorRef replyTo, DiskVerdictKind verdict, long cause)
{
    public string PersistenceId { get; } = persistenceId;

    public object Request { get; } = request;

    public IActorRef ReplyTo { get; } = replyTo;

    public DiskVerdictKind Verdict { get; } = verdict;

    public long Cause { get; } = cause;

    /// <summary>Whether the request has been handed to the store, or needs not be.</summary>
    public bool IsIssued { get; set; }

    /// <summary>Whether the answer has been handed on, or is never to be.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>Nobody waits for the answer any more: its actor has crashed.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>What the store answered; null for writes, whose outcome is in the two below.</summary>
    public AnswerSink? Answers { get; set; }

    /// <summary>Why single events of a write were refused, by sequence number.</summary>
    public Dictionary<long, Exception>? Rejections { get; set; }

    /// <summary>Why the whole write failed, where it did.</summary>
    public Exception? Failure { get; set; }

    public WriteMessages? Write => Request as WriteMessages;

    /// <summary>Whether it changes nothing on the disk.</summary>
    public bool IsRead => Request is ReplayMessages or LoadSnapshot;

    public IEnumerable<AtomicWrite> AtomicWrites => Write?.Messages.OfType<AtomicWrite>() ?? [];

    public bool IsOf(string persistenceId) => string.Equals(PersistenceId, persistenceId, StringComparison.Ordinal);

    /// <summary>Whether the event is among those to be written.</summary>
    public bool Writes(IPersistentRepresentation one) => IsOf(one.PersistenceId)
        && AtomicWrites.Any(write => write.LowestSequenceNr <= one.SequenceNr && one.SequenceNr <= write.HighestSequenceNr);
}
