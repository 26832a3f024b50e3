using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;
using Akka.Event;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class BugWatchSpecs
{
    [Fact]
    public void an_exception_out_of_an_actor_stops_the_loop_and_names_actor_message_and_time()
    {
        using var world = new KernelSystem();
        var failure = new InvalidOperationException("no such volume");
        var actor = world.Actor((_, _) => throw failure, "clumsy");
        world.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(90), actor, new Order("left"), ActorRefs.NoSender);

        world.Run(3600).ShouldBeFalse();

        var bug = world.Loop.Bug.ShouldNotBeNull();
        bug.What.ShouldContain("/user/clumsy");
        bug.What.ShouldContain(nameof(Order));
        bug.What.ShouldContain("no such volume");
        bug.At.ShouldBe(TimeSpan.FromSeconds(90));
        bug.Cause.ShouldBe(failure);
        world.Now.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void an_exception_out_of_a_child_shows_as_well()
    {
        using var world = new KernelSystem();
        var parent = world.Actor((context, message) =>
        {
            var props = Scripted.Props((_, _) => Fail());
            context.ActorOf(props, "child").Tell(message);
        });

        parent.Tell(new Order("left"));
        world.Run(1).ShouldBeFalse();

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain("/child");

        static void Fail() => throw new InvalidOperationException("in the child");
    }

    [Fact]
    public void an_actor_that_cannot_be_made_is_a_bug()
    {
        using var world = new KernelSystem();
        world.System.ActorOf(Props.Create<StillBorn>(), "unborn");

        world.Run(1).ShouldBeFalse();

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain("/user/unborn");
    }

    [Fact]
    public void an_error_that_an_actor_logs_is_a_bug()
    {
        using var world = new KernelSystem();
        var actor = world.Actor((context, _) => context.GetLogger().Error("cannot be"), "worried");

        actor.Tell(new Order("go"));
        world.Run(1).ShouldBeFalse();

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain("cannot be");
        world.Loop.Bug.What.ShouldStartWith("/user/worried, at Order");
    }

    [Fact]
    public void an_unhandled_protocol_message_stops_the_loop_and_names_actor_message_and_time()
    {
        using var world = new KernelSystem();
        var deaf = world.System.ActorOf(Props.Create<Deaf>(), "deaf");
        world.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(5), deaf, new Order("left"), ActorRefs.NoSender);

        world.Run(60).ShouldBeFalse();

        var bug = world.Loop.Bug.ShouldNotBeNull();
        bug.What.ShouldBe("Order was not handled by /user/deaf");
        bug.At.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void a_dead_lettered_protocol_message_stops_the_loop_and_names_actor_message_and_time()
    {
        using var world = new KernelSystem();
        var gone = world.Actor((_, _) => { }, "gone");
        world.System.Stop(gone);
        world.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(5), gone, new Order("left"), ActorRefs.NoSender);

        world.Run(60).ShouldBeFalse();

        var bug = world.Loop.Bug.ShouldNotBeNull();
        bug.What.ShouldBe("Order was sent to /user/gone, which is not there");
        bug.At.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void what_is_not_of_the_protocol_may_be_lost()
    {
        using var world = new KernelSystem();
        var deaf = world.System.ActorOf(Props.Create<Deaf>());
        var gone = world.Actor((_, _) => { });
        world.System.Stop(gone);
        world.Loop.DrainReady();

        deaf.Tell("hello");
        gone.Tell("hello");
        world.Run(60).ShouldBeTrue();

        world.Loop.Bug.ShouldBeNull();
    }

    [Fact]
    public void a_timer_whose_action_throws_is_a_bug()
    {
        using var world = new KernelSystem();
        var failure = new InvalidOperationException("in a timer");
        world.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromSeconds(5), () => throw failure);

        world.Run(60).ShouldBeFalse();

        var bug = world.Loop.Bug.ShouldNotBeNull();
        bug.Cause.ShouldBe(failure);
        bug.At.ShouldBe(TimeSpan.FromSeconds(5));
    }

    private sealed class StillBorn : UntypedActor
    {
        public StillBorn() => throw new InvalidOperationException("not today");

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Deaf : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
