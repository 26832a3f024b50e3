using ActorMesos.Kernel.Loop;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace ActorMesos.Kernel.Time;

/// <summary>Akka's scheduler on virtual time. Made by Akka from configuration, it owns the kernel of its actor system.</summary>
public sealed class VirtualScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider
{
    /// <summary>The date at which virtual time begins: the day on which Mesos 0.23.0 was released.</summary>
    public static readonly DateTimeOffset Epoch = new(2015, 7, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Virtual time that an actor system may take to start, before the instant at which its simulation goes on.</summary>
    public static readonly TimeSpan StartUp = TimeSpan.FromMinutes(1);

    private readonly TimerQueue _timers;

    /// <summary>Called by Akka.</summary>
    public VirtualScheduler(Config config, ILoggingAdapter log)
        : base(config, log)
    {
        ArgumentNullException.ThrowIfNull(config);
        var start = config.GetLong("actormesos.kernel.start-ticks");
        Kernel = new KernelLoop(start - StartUp.Ticks);
        _timers = new TimerQueue(Kernel);
        Kernel.Add(_timers);
        Kernel.StartStarter();
    }

    /// <summary>The kernel of the actor system that this scheduler belongs to.</summary>
    public KernelLoop Kernel { get; }

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => Epoch + Kernel.Now;

    /// <summary>The virtual time since a day before the start, so that it is never negative.</summary>
    public override TimeSpan MonotonicClock => TimeSpan.FromDays(1) + Kernel.Now;

    /// <inheritdoc cref="MonotonicClock"/>
    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <summary>
    /// From now on, Akka's own repeating timers (gossip, heartbeats, replication) fire once in an hour: a cluster of one node that
    /// has formed does not need them, and they would cost half of an idle world's time.
    /// </summary>
    public void QuietenAkka() => _timers.LeastInterval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        _timers.Add(new Timer(receiver, message, sender, null, TimeSpan.Zero, cancelable), delay);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        _timers.Add(new Timer(receiver, message, sender, null, interval, cancelable), initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        _timers.Add(new Timer(null, null, null, action, TimeSpan.Zero, cancelable), delay);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        _timers.Add(new Timer(null, null, null, action, interval, cancelable), initialDelay);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        InternalScheduleOnce(delay, action.Run, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        InternalScheduleRepeatedly(initialDelay, interval, action.Run, cancelable);
}
