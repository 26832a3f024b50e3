using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class KernelLoopSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void time_stands_still_while_anything_is_ready()
    {
        using var world = new KernelSystem();
        var seen = new List<TimeSpan>();
        var actor = world.Actor((context, message) =>
        {
            seen.Add(world.Now);
            if ((int)message > 0)
            {
                context.Self.Tell((int)message - 1);
            }
        });
        world.Scheduler.ScheduleTellOnce(Second, actor, 1000, ActorRefs.NoSender);
        world.Scheduler.ScheduleTellOnce(Second + TimeSpan.FromTicks(1), actor, 0, ActorRefs.NoSender);

        world.Run(2);

        seen.Take(1001).Distinct().ShouldBe([Second]);
        seen.Skip(1001).ShouldBe([Second + TimeSpan.FromTicks(1)]);
    }

    [Fact]
    public void actors_that_let_no_time_pass_for_ever_are_a_bug()
    {
        using var world = new KernelSystem();
        world.Actor((context, message) => context.Self.Tell(message)).Tell("again", ActorRefs.NoSender);

        world.Run(1).ShouldBeFalse();

        world.Loop.Bug!.What.ShouldContain("time stands still");
    }

    [Fact]
    public void it_is_idle_when_nothing_but_akka_would_ever_happen()
    {
        using var world = new KernelSystem();
        var actor = world.Actor((_, _) => { });
        // The start of an actor system waits for some answers, and no longer than a minute.
        world.Run(120);
        BecomesIdle(world).ShouldBeTrue();
        var cancelable = world.Scheduler.ScheduleTellOnceCancelable(Second, actor, "later", ActorRefs.NoSender);
        world.Loop.IsIdle.ShouldBeFalse();
        cancelable.Cancel();
        BecomesIdle(world).ShouldBeTrue();
    }

    /// <summary>What other threads hand in comes whenever they have their turn.</summary>
    private static bool BecomesIdle(KernelSystem world) => SpinWait.SpinUntil(
        () =>
        {
            world.Run(1);
            return world.Loop.IsIdle;
        },
        TimeSpan.FromSeconds(30));

    [Fact]
    public void the_clock_stands_at_the_instant_of_each_step()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 5, 5, 8);
        world.Loop.Add(steps);

        world.Loop.RunUntil(TimeSpan.FromTicks(100));

        steps.Taken.ShouldBe([3, 5, 5, 8]);
        world.Loop.NowTicks.ShouldBe(100);
    }

    [Fact]
    public void the_earliest_of_all_sources_goes_first_and_at_one_instant_the_one_added_first()
    {
        using var world = new KernelSystem();
        var order = new List<string>();
        var first = new Steps(world.Loop, 10, 20) { Stepped = () => order.Add("first") };
        var second = new Steps(world.Loop, 5, 20) { Stepped = () => order.Add("second") };
        world.Loop.Add(first);
        world.Loop.Add(second);

        world.Loop.RunUntil(TimeSpan.FromTicks(100));

        order.ShouldBe(["second", "first", "first", "second"]);
    }

    [Fact]
    public void a_source_that_is_taken_away_takes_no_more_steps()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 50);
        world.Loop.Add(steps);
        world.Loop.RunUntil(TimeSpan.FromTicks(10));

        world.Loop.Remove(steps);

        world.Loop.RunUntil(TimeSpan.FromTicks(100)).ShouldBeTrue();
        steps.Taken.ShouldBe([3]);
    }

    [Fact]
    public void steps_at_the_end_of_a_window_belong_to_it_and_later_ones_do_not()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 10, 11);
        world.Loop.Add(steps);

        world.Loop.RunUntil(TimeSpan.FromTicks(10)).ShouldBeTrue();

        steps.Taken.ShouldBe([10]);
        world.Loop.NowTicks.ShouldBe(10);
    }

    [Fact]
    public void time_never_goes_back()
    {
        using var world = new KernelSystem();
        world.Run(5);

        world.Loop.RunUntil(Second).ShouldBeTrue();

        world.Now.ShouldBe(5 * Second);
    }

    [Fact]
    public void a_run_that_is_stopped_stays_where_it_was_stopped_and_can_go_on()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 5, 8);
        world.Loop.Add(steps);

        world.Loop.RunUntil(TimeSpan.FromTicks(100), () => steps.Taken.Count == 2).ShouldBeFalse();
        world.Loop.NowTicks.ShouldBe(5);

        world.Loop.RunUntil(TimeSpan.FromTicks(100)).ShouldBeTrue();
        steps.Taken.ShouldBe([3, 5, 8]);
    }

    [Fact]
    public void stop_is_asked_between_any_two_steps()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 1, 2, 3);
        world.Loop.Add(steps);
        var seen = new List<int>();

        world.Loop.RunUntil(TimeSpan.FromTicks(100), () =>
        {
            seen.Add(steps.Taken.Count);
            return false;
        });

        seen.ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void stop_may_ask_actors_and_no_time_passes()
    {
        using var world = new KernelSystem();
        var answers = new Probe(world);
        var actor = world.Actor((context, message) => context.Sender.Tell(message));
        world.Loop.Add(new Steps(world.Loop, 3, 5, 8));

        world.Loop.RunUntil(TimeSpan.FromTicks(100), () =>
        {
            actor.Tell("?", answers);
            world.Loop.DrainReady();
            world.Loop.IsDriver.ShouldBeTrue();
            return false;
        });

        answers.Times.Select(at => at.Ticks).ShouldBe([0, 3, 5, 8]);
    }

    [Fact]
    public void what_stop_makes_ready_runs_before_time_goes_on()
    {
        using var world = new KernelSystem();
        var seen = new List<long>();
        var actor = world.Actor((_, _) => seen.Add(world.Loop.NowTicks));
        world.Loop.Add(new Steps(world.Loop, 3, 5));

        world.Loop.RunUntil(TimeSpan.FromTicks(100), () =>
        {
            actor.Tell("no drain");
            return false;
        });

        seen.ShouldBe([0, 3, 5]);
    }

    [Fact]
    public void no_step_is_taken_after_a_bug_even_one_that_shows_in_stop()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 5);
        world.Loop.Add(steps);

        world.Loop.RunUntil(TimeSpan.FromTicks(100), () =>
        {
            world.Loop.Report(new Bug("found by a question", world.Now));
            return false;
        }).ShouldBeFalse();

        steps.Taken.ShouldBeEmpty();
        world.Loop.RunUntil(TimeSpan.FromTicks(100)).ShouldBeFalse();
    }

    [Fact]
    public void an_exception_out_of_stop_leaves_a_loop_that_can_be_driven()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 5);
        world.Loop.Add(steps);

        Should.Throw<NotSupportedException>(() => world.Loop.RunUntil(TimeSpan.FromTicks(100), () => throw new NotSupportedException()));

        world.Loop.IsDriver.ShouldBeFalse();
        world.Loop.RunUntil(TimeSpan.FromTicks(100)).ShouldBeTrue();
        steps.Taken.ShouldBe([3, 5]);
    }

    [Fact]
    public void whoever_drives_gets_the_synchronization_context_back()
    {
        using var world = new KernelSystem();
        var own = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            world.Run(1);
            SynchronizationContext.Current.ShouldBe(own);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void only_the_first_bug_is_kept()
    {
        using var world = new KernelSystem();

        world.Loop.Report(new Bug("first", world.Now));
        world.Loop.Report(new Bug("second", world.Now));

        world.Loop.Bug.ShouldNotBeNull().What.ShouldBe("first");
    }

    [Fact]
    public void running_down_passes_no_later_instant()
    {
        using var world = new KernelSystem();
        var steps = new Steps(world.Loop, 3, 5, 8);
        world.Loop.Add(steps);
        var asked = 0;

        world.Loop.RunDownUntil(() => ++asked > 20, TimeSpan.FromTicks(5));

        steps.Taken.ShouldBe([3, 5]);
    }

    [Fact]
    public void steps_are_counted()
    {
        using var world = new KernelSystem();
        var before = world.Loop.Steps;
        world.Loop.Add(new Steps(world.Loop, 3, 5));

        world.Loop.RunUntil(TimeSpan.FromTicks(100));

        (world.Loop.Steps - before).ShouldBe(2);
    }

    [Fact]
    public void a_world_goes_on_at_the_instant_it_is_given()
    {
        using var world = new KernelSystem(at: TimeSpan.FromHours(7));

        world.Now.ShouldBe(TimeSpan.FromHours(7));
    }

    private sealed class Steps(KernelLoop loop, params long[] at) : IStepSource
    {
        private readonly Queue<long> _left = new(at);

        public List<long> Taken { get; } = [];

        public Action Stepped { get; init; } = () => { };

        public long NextAt => _left.TryPeek(out var next) ? next : long.MaxValue;

        public void Step()
        {
            _left.Dequeue();
            Taken.Add(loop.NowTicks);
            Stepped();
        }
    }
}
