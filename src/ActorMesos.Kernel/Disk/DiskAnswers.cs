using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>Answers a persistent actor as a journal or a snapshot store would.</summary>
internal static class DiskAnswers
{
    private const string Failed = "the simulated disk failed";

    public static void HandOn(DiskRequest entry)
    {
        if (entry.Write is { } write)
        {
            AnswerWrite(entry, write);
            return;
        }

        if (entry.Verdict is DiskVerdictKind.Fail or DiskVerdictKind.Refuse)
        {
            entry.ReplyTo.Tell(FailureOf(entry.Request), ActorRefs.NoSender);
            return;
        }

        foreach (var (message, sender) in entry.Answers!.Answers)
        {
            entry.ReplyTo.Tell(message, sender);
        }
    }

    /// <summary>What a store would say of an id that it has never seen; null where the request must be carried out all the same.</summary>
    public static object? ForUnknownId(object request) => request switch
    {
        ReplayMessages => new RecoverySuccess(0),
        LoadSnapshot load => new LoadSnapshotResult(null, load.ToSequenceNr),
        _ => null,
    };

    private static void AnswerWrite(DiskRequest entry, WriteMessages write)
    {
        var actor = write.ActorInstanceId;
        var failure = entry.Verdict == DiskVerdictKind.Fail ? new IOException(Failed) : entry.Failure;
        entry.ReplyTo.Tell(
            failure is null ? WriteMessagesSuccessful.Instance : new WriteMessagesFailed(failure, entry.AtomicWrites.Count()),
            ActorRefs.NoSender);
        foreach (var envelope in write.Messages)
        {
            if (envelope is not AtomicWrite atomic)
            {
                entry.ReplyTo.Tell(new LoopMessageSuccess(envelope.Payload, actor), envelope.Sender);
                continue;
            }

            foreach (var one in (IEnumerable<IPersistentRepresentation>)atomic.Payload)
            {
                entry.ReplyTo.Tell(Outcome(entry, one, failure, actor), one.Sender);
            }
        }
    }

    private static object Outcome(DiskRequest entry, IPersistentRepresentation one, Exception? failure, int actor)
    {
        if (failure is not null)
        {
            return new WriteMessageFailure(one, failure, actor);
        }

        var rejection = entry.Verdict == DiskVerdictKind.Refuse
            ? new IOException("the simulated disk refused the write")
            : entry.Rejections?.GetValueOrDefault(one.SequenceNr);
        return rejection is null ? new WriteMessageSuccess(one, actor) : new WriteMessageRejected(one, rejection, actor);
    }

    private static object FailureOf(object request)
    {
        var failure = new IOException(Failed);
        return request switch
        {
            ReplayMessages => new ReplayMessagesFailure(failure),
            DeleteMessagesTo delete => new DeleteMessagesFailure(failure, delete.ToSequenceNr),
            LoadSnapshot => new LoadSnapshotFailed(failure),
            SaveSnapshot save => new SaveSnapshotFailure(save.Metadata, failure),
            DeleteSnapshot delete => new DeleteSnapshotFailure(delete.Metadata, failure),
            DeleteSnapshots delete => new DeleteSnapshotsFailure(delete.Criteria, failure),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "unknown request to a journal or snapshot store"),
        };
    }
}
