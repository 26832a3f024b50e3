using System.Collections.Concurrent;
using ActorMesos.Kernel.Loop;
using Akka.Actor;

namespace ActorMesos.Kernel.Time;

/// <summary>A timer: what it does when it fires, and how often.</summary>
internal sealed record Timer(ICanTell? Receiver, object? Message, IActorRef? Sender, Action? Action, TimeSpan Interval, ICancelable? Cancelable)
{
    public long Cause { get; set; }

    /// <summary>Whether it belongs to Akka's own actors, which the entities that Akka's sharding starts among them are not.</summary>
    public bool IsAkkasOwn => Receiver is not IActorRef actor
        ? Action is not null
        : actor.Path.Elements is ["system", ..] path && !(path is ["system", "sharding", var type, _, _, ..] && !IsCoordinator(type));

    public void Fire()
    {
        if (Action is not null)
        {
            Action();
            return;
        }

        Receiver!.Tell(Message, Sender);
    }

    private static bool IsCoordinator(string type) => type.EndsWith("Coordinator", StringComparison.Ordinal);
}

/// <summary>The timers of one actor system, by the instant at which they fire and the order in which they were set.</summary>
internal sealed class TimerQueue(KernelLoop kernel) : IStepSource
{
    private static readonly long EndOfTime = (DateTimeOffset.MaxValue - VirtualScheduler.Epoch).Ticks;

    private readonly PriorityQueue<Timer, Due> _timers = new();
    private readonly ConcurrentQueue<(Timer Timer, TimeSpan Delay)> _fromOtherThreads = new();
    private ulong _set;

    public TimeSpan LeastInterval { get; set; }

    public long NextAt
    {
        get
        {
            TakeOver();
            while (_timers.TryPeek(out var timer, out var due))
            {
                if (timer.Cancelable is not { IsCancellationRequested: true })
                {
                    return due.At;
                }

                _timers.Dequeue();
            }

            return long.MaxValue;
        }
    }

    public bool IsIdle => _fromOtherThreads.IsEmpty
        && _timers.UnorderedItems.All(entry => entry.Element.IsAkkasOwn || entry.Element.Cancelable is { IsCancellationRequested: true });

    public void Add(Timer timer, TimeSpan delay)
    {
        if (kernel.IsDriver)
        {
            timer.Cause = kernel.Cause;
            Insert(timer, delay);
        }
        else
        {
            _fromOtherThreads.Enqueue((timer, delay));
            kernel.Call();
        }
    }

    public void Step()
    {
        var timer = _timers.Dequeue();
        kernel.Cause = timer.Cause;
        try
        {
            timer.Fire();
        }
        catch (Exception failure)
        {
            kernel.Report(new Bug($"what a timer does failed: {failure.Message}", kernel.Now, failure));
        }

        if (timer.Interval > TimeSpan.Zero)
        {
            var quiet = timer.Interval < LeastInterval && timer.IsAkkasOwn;
            Insert(timer, quiet ? LeastInterval : timer.Interval);
        }
    }

    private void Insert(Timer timer, TimeSpan delay)
    {
        // A delay of "for ever" must neither wrap round nor take the clock to where there is no date.
        if (delay.Ticks <= EndOfTime - kernel.NowTicks)
        {
            _timers.Enqueue(timer, new Due(kernel.NowTicks + delay.Ticks, 0, _set++));
        }
    }

    private void TakeOver()
    {
        while (_fromOtherThreads.TryDequeue(out var late))
        {
            Insert(late.Timer, late.Delay);
        }
    }
}
