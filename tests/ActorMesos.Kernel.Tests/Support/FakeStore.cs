using System.Collections.Concurrent;
using ActorMesos.Kernel.Disk;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>A store in memory that can be slow, refuse, and fail whole batches; it notes what it is asked.</summary>
internal sealed class FakeStore : IStore
{
    private readonly MemoryStore _kept = new();

    /// <summary>Every request, in order.</summary>
    public ConcurrentQueue<object> Requests { get; } = new();

    /// <summary>The ids of each batch of events.</summary>
    public IEnumerable<string[]> Batches => Requests.OfType<WriteMessages>()
        .Select(write => write.Messages.OfType<AtomicWrite>().Select(atomic => atomic.PersistenceId).ToArray());

    /// <summary>Events that make a whole batch fail, as a violated constraint of a database does.</summary>
    public Func<IPersistentRepresentation, bool> IsBad { get; set; } = _ => false;

    /// <summary>Events that are refused one by one.</summary>
    public Func<IPersistentRepresentation, bool> IsRefused { get; set; } = _ => false;

    /// <summary>Whether the events of an id cannot be read.</summary>
    public bool FailsReads { get; set; }

    /// <summary>When set, every answer comes from another thread, after this has run there.</summary>
    public Action? Elsewhere { get; set; }

    public bool Knows(string persistenceId) => _kept.Knows(persistenceId);

    public void AskJournal(object request, IActorRef answers)
    {
        Requests.Enqueue(request);
        Answer(() =>
        {
            if (request is WriteMessages write)
            {
                Write(write, answers);
            }
            else if (FailsReads && request is ReplayMessages)
            {
                answers.Tell(new ReplayMessagesFailure(new IOException("unreadable")));
            }
            else
            {
                _kept.AskJournal(request, answers);
            }
        });
    }

    public void AskSnapshots(object request, IActorRef answers)
    {
        Requests.Enqueue(request);
        Answer(() => _kept.AskSnapshots(request, answers));
    }

    private void Answer(Action answer)
    {
        if (Elsewhere is not { } elsewhere)
        {
            answer();
            return;
        }

        _ = Task.Run(() =>
        {
            elsewhere();
            answer();
        });
    }

    private void Write(WriteMessages write, IActorRef answers)
    {
        var writes = write.Messages.OfType<AtomicWrite>().ToList();
        var events = writes.SelectMany(atomic => (IEnumerable<IPersistentRepresentation>)atomic.Payload).ToList();
        if (events.Any(IsBad))
        {
            var failure = new IOException("UNIQUE constraint failed");
            answers.Tell(new WriteMessagesFailed(failure, writes.Count));
            events.ForEach(one => answers.Tell(new WriteMessageFailure(one, failure, write.ActorInstanceId)));
            return;
        }

        var refused = events.Where(IsRefused).ToList();
        foreach (var one in refused)
        {
            answers.Tell(new WriteMessageRejected(one, new NotSupportedException("cannot be serialized"), write.ActorInstanceId));
        }

        var rest = writes.Where(atomic => !((IEnumerable<IPersistentRepresentation>)atomic.Payload).Any(refused.Contains));
        _kept.AskJournal(new WriteMessages(rest, answers, write.ActorInstanceId), answers);
    }
}
