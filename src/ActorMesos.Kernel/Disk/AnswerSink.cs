using System.Collections.Concurrent;
using ActorMesos.Kernel.Loop;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>Stands in for the actor that asked: takes the store's answers, from whatever thread they come, until they are complete.</summary>
internal sealed class AnswerSink(ActorSystem system, KernelLoop loop, int writes = 0) : MinimalActorRef
{
    private readonly ConcurrentQueue<(object Message, IActorRef Sender)> _answers = new();
    private int _left = writes;
    private volatile bool _complete;

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "actormesos" / "answers";

    public override IActorRefProvider Provider { get; } = ((ExtendedActorSystem)system).Provider;

    public bool IsComplete => _complete;

    public IEnumerable<(object Message, IActorRef Sender)> Answers => _answers;

    protected override void TellInternal(object message, IActorRef sender)
    {
        _answers.Enqueue((message, sender));
        var last = message switch
        {
            WriteMessagesSuccessful => _left == 0,
            WriteMessagesFailed => _left == 0,
            WriteMessageSuccess or WriteMessageRejected or WriteMessageFailure => Interlocked.Decrement(ref _left) == 0,
            ReplayedMessage => false,
            _ => true,
        };
        if (last)
        {
            _complete = true;
            loop.Call();
        }
    }
}
