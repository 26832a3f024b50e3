using ActorMesos.Kernel.Loop;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>The gate's way to the store of one actor system.</summary>
internal sealed class PoweredGate(ActorSystem system, KernelLoop loop, IStore store)
{
    public KernelLoop Loop { get; } = loop;

    /// <summary>Asks the store for anything but a write of events.</summary>
    public void Issue(DiskRequest entry)
    {
        entry.IsIssued = true;
        var answers = new AnswerSink(system, Loop);
        entry.Answers = answers;
        if (!store.Knows(entry.PersistenceId) && DiskAnswers.ForUnknownId(entry.Request) is { } nothing)
        {
            answers.Tell(nothing);
            return;
        }

        switch (entry.Request)
        {
            case ReplayMessages replay:
                store.AskJournal(
                    new ReplayMessages(replay.FromSequenceNr, replay.ToSequenceNr, replay.Max, replay.PersistenceId, answers), answers);
                break;
            case DeleteMessagesTo delete:
                store.AskJournal(new DeleteMessagesTo(delete.PersistenceId, delete.ToSequenceNr, answers), answers);
                break;
            default:
                store.AskSnapshots(entry.Request, answers);
                break;
        }
    }

    /// <summary>Writes the events, and waits until the store has said what became of each.</summary>
    public AnswerSink Write(IReadOnlyList<AtomicWrite> writes)
    {
        var events = writes.Sum(write => write.Size);
        var answers = new AnswerSink(system, Loop, events);
        store.AskJournal(new WriteMessages(writes, answers, 1), answers);
        if (!IsComplete(answers))
        {
            throw new TimeoutException($"The database has not answered for five minutes: a batch of {events} events.");
        }

        return answers;
    }

    /// <summary>Waits until the store has answered the request whole.</summary>
    public void WaitFor(DiskRequest entry)
    {
        if (entry.Answers is { } answers && !IsComplete(answers))
        {
            throw new TimeoutException(
                $"The database has not answered for five minutes: {entry.Request.GetType().Name} of {entry.PersistenceId}.");
        }
    }

    private bool IsComplete(AnswerSink answers) => answers.IsComplete || Loop.WaitForOthers(() => answers.IsComplete);
}
