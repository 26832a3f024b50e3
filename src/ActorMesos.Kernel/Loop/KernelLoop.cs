using System.Collections.Concurrent;
using Akka.Dispatch;

namespace ActorMesos.Kernel.Loop;

/// <summary>
/// The heart of one actor system on virtual time: the mailboxes that are ready, the clock, and the loop that alternates between
/// them. Time stands still while anything is ready; then the earliest step is taken and the clock set to its instant.
/// </summary>
/// <remarks>
/// At most one thread drives at a time. Other threads may hand in work (a journal's answer, the start of an extension); it is
/// taken over at the next turn of the loop.
/// </remarks>
public sealed class KernelLoop : IDisposable
{
    private const int MomentsMost = 30_000;

    /// <summary>A mailbox runs up to a hundred messages at once, so that this many are more than any start of a world needs.</summary>
    private const int LonelyRunsMost = 50_000;

    /// <summary>Where so many mailboxes wait at once, it is not a few actors that keep each other busy.</summary>
    private const int FewMailboxes = 16;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private readonly Queue<IRunnable> _ready = new();
    private readonly ConcurrentQueue<IRunnable> _inbox = new();
    private readonly ManualResetEventSlim _called = new(false);
    private readonly List<IStepSource> _sources = [];
    private readonly Lock _driving = new();
    private volatile int _driver;
    private volatile Bug? _bug;
    private volatile bool _takenOver;
    private Thread? _starter;
    private long _standsAt;
    private int _lonelyRuns;

    internal KernelLoop(long startTicks) => NowTicks = startTicks;

    /// <summary>Ticks of 100 ns of virtual time.</summary>
    public long NowTicks { get; private set; }

    /// <summary>The virtual time since the start of the simulation; negative while the actor system starts.</summary>
    public TimeSpan Now => TimeSpan.FromTicks(NowTicks);

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The recorded line that leads to whatever happens now; 0 where none does.</summary>
    public long Cause { get; set; }

    /// <summary>The first bug that showed, or null. The loop stops at it.</summary>
    public Bug? Bug => _bug;

    /// <summary>The disk of the world that the actor system belongs to, while it has power.</summary>
    public Disk.DiskGate? Disk { get; internal set; }

    /// <summary>Whether the calling thread drives the loop.</summary>
    public bool IsDriver => _driver == Environment.CurrentManagedThreadId;

    /// <summary>Whether nothing would ever happen any more, however much time passed.</summary>
    public bool IsIdle => _ready.Count == 0 && _inbox.IsEmpty && _sources.TrueForAll(source => source.IsIdle);

    /// <summary>The virtual time of the earliest step; null when there is none.</summary>
    public TimeSpan? NextAt => _sources.Count == 0 || _sources.Min(source => source.NextAt) is var next && next == long.MaxValue ? null : TimeSpan.FromTicks(next);

    /// <summary>Adds a source of steps.</summary>
    public void Add(IStepSource source) => _sources.Add(source);

    /// <summary>Takes a source of steps away.</summary>
    public void Remove(IStepSource source) => _sources.Remove(source);

    /// <summary>Keeps the first bug that showed; the loop stops before its next step.</summary>
    public void Report(Bug bug)
    {
        if (Interlocked.CompareExchange(ref _bug, bug, null) is null)
        {
            Call();
        }
    }

    /// <summary>Wakes a driver that waits for other threads.</summary>
    public void Call() => _called.Set();

    /// <summary>Puts work into the queue of what is ready.</summary>
    internal void Enqueue(IRunnable work)
    {
        if (IsDriver)
        {
            _ready.Enqueue(work);
            return;
        }

        _inbox.Enqueue(work);
        Call();
    }

    /// <summary>Runs what is ready, and lets no time pass.</summary>
    public void DrainReady()
    {
        using var turn = Drive();
        Drain(guards: true);
    }

    /// <summary>Runs what is ready, and lets no time pass, until the condition holds. Waits for other threads meanwhile.</summary>
    public void DrainUntil(Func<bool> condition)
    {
        using var turn = Drive();
        while (!condition())
        {
            _called.Reset();
            if (!Drain() && !condition())
            {
                _called.Wait(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    /// <summary>
    /// Runs what is ready, and lets time pass whenever nothing has happened for a moment, until the condition holds. Only for the
    /// start and the end of an actor system, where no simulated node is up and nothing depends on the order.
    /// </summary>
    /// <param name="condition">What is waited for. It may be asked any number of times.</param>
    /// <param name="latest">The instant beyond which time does not pass.</param>
    /// <returns>False when no step is left and other threads have done nothing for a minute of wall-clock time.</returns>
    public bool RunDownUntil(Func<bool> condition, TimeSpan latest)
    {
        using var turn = Drive();
        var idle = 0;
        while (!condition())
        {
            _called.Reset();
            if (Drain() || condition() || _called.Wait(Moment) || TakeStep(latest.Ticks))
            {
                idle = 0;
            }
            else if (++idle > MomentsMost)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Until <see cref="TakeOver"/>, a thread of the kernel's own runs what is ready: the creation of an actor system blocks on answers
    /// of its first actors.
    /// </summary>
    internal void StartStarter()
    {
        _starter = new Thread(() => DrainUntil(() => _takenOver)) { IsBackground = true, Name = "actor system start" };
        _starter.Start();
    }

    /// <summary>The actor system has been created: from now on the callers of this class drive the loop.</summary>
    public void TakeOver()
    {
        _takenOver = true;
        Call();
        _starter?.Join();
    }

    /// <summary>
    /// Runs until the instant is reached, until <paramref name="stop"/> holds between two steps, or until a bug shows. At the end
    /// of a run that reached its instant the clock stands there.
    /// </summary>
    /// <returns>Whether the instant was reached.</returns>
    public bool RunUntil(TimeSpan instant, Func<bool>? stop = null)
    {
        using var turn = Drive();
        while (true)
        {
            Drain(guards: true);
            if (_bug is not null || (stop is not null && stop()))
            {
                return false;
            }

            // What has been asked in stop is answered, and may show a bug, before time goes on.
            Drain(guards: true);
            if (_bug is not null)
            {
                return false;
            }

            if (!TakeStep(instant.Ticks))
            {
                NowTicks = Math.Max(NowTicks, instant.Ticks);
                return true;
            }
        }
    }

    /// <summary>
    /// Lets no time pass until other threads have made the condition true. Called within a step or between two, when no simulated actor is
    /// ready: what becomes ready meanwhile belongs to the database's plug-in.
    /// </summary>
    /// <returns>False when five minutes of wall-clock time were not enough.</returns>
    public bool WaitForOthers(Func<bool> condition)
    {
        using var turn = Drive();
        var waits = 0;
        while (!condition())
        {
            _called.Reset();
            if (!Drain() && !condition() && !_called.Wait(TimeSpan.FromMilliseconds(100)) && ++waits > 3000)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _called.Dispose();

    private bool TakeStep(long lastTicks)
    {
        IStepSource? next = null;
        var nextAt = long.MaxValue;
        foreach (var source in _sources)
        {
            var at = source.NextAt;
            if (at < nextAt)
            {
                next = source;
                nextAt = at;
            }
        }

        if (next is null || nextAt > lastTicks)
        {
            return false;
        }

        NowTicks = Math.Max(NowTicks, nextAt);
        Steps++;
        next.Step();
        return true;
    }

    private bool Drain(bool guards = false)
    {
        var ran = false;
        while (true)
        {
            while (_ready.TryDequeue(out var work))
            {
                work.Run();
                ran = true;
                if (!StandsStill())
                {
                    continue;
                }

                if (guards)
                {
                    Report(new Bug("time stands still: a few actors keep sending messages to each other, or to themselves, without any delay", Now));
                    return false;
                }

                // What other threads have handed in must have its turn as well: it may be what ends them.
                break;
            }

            if (_inbox.IsEmpty)
            {
                return ran;
            }

            while (_inbox.TryDequeue(out var handedIn))
            {
                _ready.Enqueue(handedIn);
            }
        }
    }

    /// <summary>Actors that keep each other busy for ever let no time pass: without this, whoever drives would wait for ever.</summary>
    private bool StandsStill()
    {
        if (_standsAt != NowTicks || _ready.Count > FewMailboxes)
        {
            (_standsAt, _lonelyRuns) = (NowTicks, 0);
        }

        if (++_lonelyRuns <= LonelyRunsMost)
        {
            return false;
        }

        _lonelyRuns = 0;
        return true;
    }

    private Turn Drive()
    {
        _driving.Enter();
        var outer = _driver;
        _driver = Environment.CurrentManagedThreadId;

        // An await within an actor would come back through the context of whoever drives (a test framework's, a window's), elsewhere.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        return new Turn(this, outer, context);
    }

    private readonly ref struct Turn(KernelLoop kernel, int outer, SynchronizationContext? context)
    {
        public void Dispose()
        {
            SynchronizationContext.SetSynchronizationContext(context);
            kernel._driver = outer;
            kernel._driving.Exit();
        }
    }
}
