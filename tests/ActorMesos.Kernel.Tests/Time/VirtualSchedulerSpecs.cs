using ActorMesos.Kernel.Tests.Support;
using ActorMesos.Kernel.Time;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Time;

public sealed class VirtualSchedulerSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void a_repeating_timer_fires_each_time_within_a_window()
    {
        using var world = new KernelSystem();
        var times = new List<TimeSpan>();
        var actor = world.Actor((_, _) => times.Add(world.Now));

        world.Scheduler.ScheduleTellRepeatedly(3 * Second, 10 * Second, actor, "tick", ActorRefs.NoSender);
        world.Run(60);

        times.ShouldBe([3 * Second, 13 * Second, 23 * Second, 33 * Second, 43 * Second, 53 * Second]);
    }

    [Fact]
    public void a_timer_set_inside_an_advanced_window_fires_in_it()
    {
        using var world = new KernelSystem();
        var times = new List<TimeSpan>();
        var actor = world.Actor((context, message) =>
        {
            times.Add(world.Now);
            if (message is "first")
            {
                context.System.Scheduler.ScheduleTellOnce(2 * Second, context.Self, "second", ActorRefs.NoSender);
            }
        });

        world.Scheduler.ScheduleTellOnce(5 * Second, actor, "first", ActorRefs.NoSender);
        world.Run(60);

        times.ShouldBe([5 * Second, 7 * Second]);
    }

    [Fact]
    public void a_cancelled_timer_does_not_fire()
    {
        using var world = new KernelSystem();
        var seen = new List<object>();
        var actor = world.Actor((_, message) => seen.Add(message));
        var once = world.Scheduler.ScheduleTellOnceCancelable(5 * Second, actor, "once", ActorRefs.NoSender);
        var often = world.Scheduler.ScheduleTellRepeatedlyCancelable(5 * Second, Second, actor, "often", ActorRefs.NoSender);

        once.Cancel();
        often.Cancel();
        var steps = world.Loop.Steps;
        world.Run(60);

        seen.ShouldBeEmpty();
        world.Loop.Steps.ShouldBe(steps);
    }

    [Fact]
    public void a_repeating_timer_that_its_own_message_cancels_fires_no_more()
    {
        using var world = new KernelSystem();
        ICancelable? timer = null;
        var times = new List<TimeSpan>();
        var actor = world.Actor((_, _) =>
        {
            times.Add(world.Now);
            if (times.Count == 2)
            {
                timer!.Cancel();
            }
        });

        timer = world.Scheduler.ScheduleTellRepeatedlyCancelable(Second, Second, actor, "tick", ActorRefs.NoSender);
        world.Run(60);

        times.ShouldBe([Second, 2 * Second]);
    }

    [Fact]
    public void timers_of_one_instant_fire_in_the_order_in_which_they_were_set()
    {
        using var world = new KernelSystem();
        var seen = new List<object>();
        var actor = world.Actor((_, message) => seen.Add(message));
        for (var i = 0; i < 100; i++)
        {
            world.Scheduler.ScheduleTellOnce(Second, actor, i, ActorRefs.NoSender);
        }

        world.Run(2);

        seen.ShouldBe(Enumerable.Range(0, 100).Cast<object>());
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 1)]
    [InlineData(long.MaxValue - 600_000_000)]
    [InlineData(long.MaxValue / 2)]
    public void a_huge_delay_neither_wraps_nor_ends_the_calendar(long ticks)
    {
        using var world = new KernelSystem();
        var seen = new List<object>();
        var actor = world.Actor((_, message) => seen.Add(message));
        var delay = TimeSpan.FromTicks(ticks);
        world.Run(60);

        world.Scheduler.ScheduleTellOnce(delay, actor, "never", ActorRefs.NoSender);
        world.Scheduler.ScheduleTellRepeatedly(Second, delay, actor, "once", ActorRefs.NoSender);
        world.Loop.RunUntil(TimeSpan.FromDays(36_500)).ShouldBeTrue();
        seen.ShouldBe(["once"]);

        var asked = 0;
        world.Loop.RunDownUntil(() => ++asked > 10, TimeSpan.MaxValue);
        world.Scheduler.Now.ShouldBe(VirtualScheduler.Epoch + TimeSpan.FromDays(36_500));
    }

    [Fact]
    public void every_clock_is_virtual()
    {
        using var world = new KernelSystem();
        var (monotonic, fine) = (world.Scheduler.MonotonicClock, world.Scheduler.HighResMonotonicClock);

        world.Loop.RunUntil(TimeSpan.FromMinutes(90));

        world.Scheduler.Now.ShouldBe(VirtualScheduler.Epoch + TimeSpan.FromMinutes(90));
        (world.Scheduler.MonotonicClock - monotonic).ShouldBe(TimeSpan.FromMinutes(90));
        (world.Scheduler.HighResMonotonicClock - fine).ShouldBe(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public void no_clock_is_negative_while_an_actor_system_starts()
    {
        using var world = new KernelSystem();

        (world.Scheduler.MonotonicClock - VirtualScheduler.StartUp).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void a_clock_that_an_actor_reads_stands_at_the_instant_of_its_message()
    {
        using var world = new KernelSystem();
        var read = new List<DateTimeOffset>();
        var actor = world.Actor((context, _) => read.Add(context.System.Scheduler.Now));

        world.Scheduler.ScheduleTellOnce(5 * Second, actor, "go", ActorRefs.NoSender);
        world.Run(60);

        read.ShouldBe([VirtualScheduler.Epoch + (5 * Second)]);
    }

    [Fact]
    public void a_timer_set_by_another_thread_fires_once_and_not_early()
    {
        using var world = new KernelSystem();
        var times = new List<TimeSpan>();
        var actor = world.Actor((_, _) => times.Add(world.Now));
        var threads = Enumerable.Range(1, 8).Select(seconds => Started(() =>
            world.Scheduler.ScheduleTellOnce(seconds * Second, actor, seconds, ActorRefs.NoSender))).ToList();
        threads.ForEach(thread => thread.Join());

        world.Run(60);

        times.ShouldBe(Enumerable.Range(1, 8).Select(seconds => seconds * Second));
    }

    [Fact]
    public void timers_set_by_other_threads_while_the_loop_runs_are_all_taken_over()
    {
        using var world = new KernelSystem();
        var seen = 0;
        var actor = world.Actor((_, _) => seen++);
        var threads = Enumerable.Range(0, 4).Select(_ => Started(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                world.Scheduler.ScheduleTellOnce(TimeSpan.FromTicks(1), actor, i, ActorRefs.NoSender);
            }
        })).ToList();

        while (threads.Exists(thread => thread.IsAlive))
        {
            world.Loop.RunUntil(world.Now + TimeSpan.FromTicks(10));
        }

        world.Run(1);
        seen.ShouldBe(4000);
    }

    [Fact]
    public void a_timer_carries_on_the_cause_of_whoever_set_it()
    {
        using var world = new KernelSystem();
        var causes = new List<long>();
        var actor = world.Actor((context, message) =>
        {
            if (message is "set")
            {
                world.Loop.Cause = 42;
                context.System.Scheduler.ScheduleTellOnce(Second, context.Self, "fired", ActorRefs.NoSender);
                world.Loop.Cause = 43;
                return;
            }

            causes.Add(world.Loop.Cause);
        });

        actor.Tell("set");
        world.Run(60);

        causes.ShouldBe([42]);
    }

    [Fact]
    public void receive_timeouts_run_on_virtual_time()
    {
        using var world = new KernelSystem();
        var times = new List<TimeSpan>();
        var actor = world.Actor((context, message) =>
        {
            if (message is ReceiveTimeout)
            {
                times.Add(world.Now);
            }

            context.SetReceiveTimeout(message is ReceiveTimeout ? null : 7 * Second);
        });

        actor.Tell("go");
        world.Run(60);

        times.ShouldBe([7 * Second]);
    }

    private static Thread Started(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        return thread;
    }
}
