using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Time;

public sealed class QuietAkkaSpecs
{
    [Fact]
    public void the_repeating_timers_of_akkas_own_actors_fire_once_in_an_hour()
    {
        using var world = new KernelSystem();
        var ticks = Tick(world, props => ((ExtendedActorSystem)world.System).SystemActorOf(props, "replicator"));

        world.Virtual.QuietenAkka();
        world.Loop.RunUntil(TimeSpan.FromMinutes(150));

        ticks().ShouldBe(3);
    }

    [Fact]
    public void those_of_other_actors_fire_as_they_were_set()
    {
        using var world = new KernelSystem();
        var ticks = Tick(world, props => world.System.ActorOf(props));

        world.Virtual.QuietenAkka();
        world.Loop.RunUntil(TimeSpan.FromMinutes(150));

        ticks().ShouldBe(150);
    }

    [Fact]
    public void those_of_sharded_entities_fire_as_they_were_set()
    {
        using var world = new KernelSystem();
        var ticks = Tick(world, props => Below(world, props, "sharding", "slave", "17", "node-1"));

        world.Virtual.QuietenAkka();
        world.Loop.RunUntil(TimeSpan.FromMinutes(150));

        ticks().ShouldBe(150);
    }

    [Fact]
    public void those_of_shards_and_of_their_coordinator_are_akkas_own()
    {
        using var world = new KernelSystem();
        var shard = Tick(world, props => Below(world, props, "sharding", "slave", "17"));
        world.Virtual.QuietenAkka();
        world.Loop.RunUntil(TimeSpan.FromMinutes(150));
        shard().ShouldBe(3);

        using var other = new KernelSystem();
        var coordinator = Tick(other, props => Below(other, props, "sharding", "slaveCoordinator", "singleton", "coordinator"));
        other.Virtual.QuietenAkka();
        other.Loop.RunUntil(TimeSpan.FromMinutes(150));
        coordinator().ShouldBe(3);
    }

    [Fact]
    public void timers_that_fire_once_are_never_put_off()
    {
        using var world = new KernelSystem();
        var times = new List<TimeSpan>();
        var props = Scripted.Props((_, _) => times.Add(world.Now));
        var actor = ((ExtendedActorSystem)world.System).SystemActorOf(props, "once");

        world.Virtual.QuietenAkka();
        world.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), actor, "tick", ActorRefs.NoSender);
        world.Run(60);

        times.ShouldBe([TimeSpan.FromSeconds(1)]);
    }

    /// <summary>An actor that is sent something each minute; the result counts what arrives.</summary>
    private static Func<int> Tick(KernelSystem world, Func<Props, IActorRef> start)
    {
        var ticks = 0;
        var actor = start(Scripted.Props((_, _) => ticks++));
        var minute = TimeSpan.FromMinutes(1);
        world.Scheduler.ScheduleTellRepeatedly(minute, minute, actor, "tick", ActorRefs.NoSender);
        return () => ticks;
    }

    /// <summary>The actor at the end of a path of system actors.</summary>
    private static IActorRef Below(KernelSystem world, Props props, params string[] path)
    {
        IActorRef? last = null;
        var child = props;
        foreach (var name in path.Skip(1).Reverse())
        {
            child = Parent(child, name, found => last = found);
        }

        ((ExtendedActorSystem)world.System).SystemActorOf(child, path[0]);
        world.Loop.DrainReady();
        return last.ShouldNotBeNull();
    }

    private static Props Parent(Props child, string name, Action<IActorRef> made) => Props.Create<Nest>(child, name, made);

    private sealed class Nest : UntypedActor
    {
        private readonly Props _child;
        private readonly string _name;
        private readonly Action<IActorRef> _made;

        public Nest(Props child, string name, Action<IActorRef> made) => (_child, _name, _made) = (child, name, made);

        protected override void PreStart() => _made(Context.ActorOf(_child, _name));

        protected override void OnReceive(object message)
        {
        }
    }
}
