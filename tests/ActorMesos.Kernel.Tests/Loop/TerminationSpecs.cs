using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class TerminationSpecs
{
    [Fact]
    public void termination_completes_and_every_actor_has_stopped()
    {
        var stopped = 0;
        var world = new KernelSystem();
        for (var i = 0; i < 50; i++)
        {
            world.System.ActorOf(Props.Create<Leaver>((Action)(() => stopped++)));
        }

        world.PowerOff();

        world.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        stopped.ShouldBe(50);
    }

    [Fact]
    public void termination_completes_while_writes_and_recoveries_are_outstanding()
    {
        var world = new KernelSystem();
        world.Keeper("writes").Keep("a");
        world.Keeper("recovers", recovers: false);
        world.Loop.DrainReady();

        world.PowerOff();

        world.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void termination_completes_after_a_bug()
    {
        var world = new KernelSystem();
        world.Actor((_, _) => throw new InvalidOperationException("stuck")).Tell("go");
        world.Run(1).ShouldBeFalse();

        world.PowerOff();

        world.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void termination_completes_with_timers_set_for_ever()
    {
        var world = new KernelSystem();
        var seen = new List<object>();
        var actor = world.Actor((_, message) => seen.Add(message));
        world.Scheduler.ScheduleTellOnce(TimeSpan.MaxValue, actor, "never", ActorRefs.NoSender);

        world.PowerOff();

        world.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        seen.ShouldBeEmpty();
    }

    private sealed class Leaver(Action stopped) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => stopped();
    }
}
