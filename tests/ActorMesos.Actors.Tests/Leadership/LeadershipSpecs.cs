using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using Akka.Actor;

namespace ActorMesos.Actors.Tests.Leadership;

/// <summary>How masters come to lead and cease to, with the clock at exact seconds.</summary>
public sealed class LeadershipSpecs : ActorSpecs
{
    private static readonly LeadershipSettings Three = new() { Masters = 3 };
    private static readonly NodeName First = new("master-1");
    private static readonly NodeName Second = new("master-2");

    [Fact]
    public void zookeeper_tells_watchers_who_leads_and_whoever_is_wrong_when_it_asks()
    {
        var zookeeper = Sys.ActorOf(ZooKeeperActor.Props(new Election(Three.SessionTimeout), Node("zookeeper")));
        zookeeper.Tell(new WatchLeader(new NodeName("f"), null));
        zookeeper.Tell(new SessionHeartbeat(First, 1, default));
        NextTo<LeaderChanged>("f").Leader.ShouldBe(First);
        Next<SessionAlive>().IsLeading.ShouldBeTrue();
        zookeeper.Tell(new WatchLeader(new NodeName("f"), First));
        zookeeper.Tell(new WatchLeader(new NodeName("g"), Second));
        NextTo<LeaderChanged>("g").Leader.ShouldBe(First);
    }

    [Fact]
    public void zookeeper_elects_the_next_master_ten_seconds_after_it_heard_of_the_leader_last()
    {
        var zookeeper = Sys.ActorOf(ZooKeeperActor.Props(new Election(Three.SessionTimeout), Node("zookeeper")));
        zookeeper.Tell(new WatchLeader(new NodeName("f"), null));
        zookeeper.Tell(new SessionHeartbeat(First, 1, default));
        NextTo<SessionAlive>("master-1");
        Timers.Advance(TimeSpan.FromSeconds(5));
        zookeeper.Tell(new SessionHeartbeat(Second, 1, default));
        NextTo<SessionAlive>("master-2").IsLeading.ShouldBeFalse();
        Timers.Advance(TimeSpan.FromSeconds(5));
        NextTo<LeaderChanged>("f").Leader.ShouldBe(Second);
    }

    [Fact]
    public void a_master_stands_by_until_zookeeper_says_that_it_leads()
    {
        var master = Start();
        var beat = NextTo<SessionHeartbeat>("zookeeper");
        master.Tell(new SessionAlive(beat.Session, beat.SentAt, IsLeading: false));
        Answer(master).ShouldBe(MasterStandsBy.Instance);
        master.Tell(new OperateResources(new SlaveId("S"), new Domain.Operations.Reserve([])) { From = new NodeName("operator") });
        NextTo<OperatorAnswer>("operator").Status.ShouldBe(OperatorStatus.ServiceUnavailable);
        master.Tell(new SessionAlive(beat.Session, beat.SentAt, IsLeading: true));
        AwaitAssert(() => Answer(master).ShouldBeOfType<Master>());
    }

    [Fact]
    public void a_leader_that_zookeeper_does_not_answer_steps_down_ten_seconds_after_its_last_safe_heartbeat_and_stands_by_ten_later()
    {
        var master = Start();
        var first = NextTo<SessionHeartbeat>("zookeeper");
        master.Tell(new SessionAlive(first.Session, first.SentAt, IsLeading: true));
        AwaitAssert(() => Answer(master).ShouldBeOfType<Master>());
        Advance(master, 3.333_333_3);
        Advance(master, 3.333_333_3);
        Advance(master, 3.333_333_3).ShouldBeOfType<Master>();
        Advance(master, 0.000_000_1).ShouldBe(MasterStandsBy.Instance);
        Reports.FishForMessage<MasterSteppedDown>(_ => true).Node.ShouldBe(First);
        Advance(master, 10);
        Sends.FishForMessage<Sent>(sent => sent.Message is SessionHeartbeat beat && beat.Session > first.Session);
    }

    [Fact]
    public void a_framework_subscribes_with_the_master_that_leads_now()
    {
        var info = new FrameworkInfo(new NodeName("f"), "f", "*", "p");
        var framework = Sys.ActorOf(Actors.Frameworks.FrameworkActor.Props(info, new Idle(), new Actors.Frameworks.DriverSettings(), Three, Node("f")));
        NextTo<WatchLeader>("zookeeper").Known.ShouldBeNull();
        framework.Tell(new LeaderChanged(First));
        NextTo<RegisterFramework>("master-1");
        framework.Tell(new LeaderChanged(Second));
        NextTo<RegisterFramework>("master-2");
    }

    [Fact]
    public void the_end_of_a_master_that_leads_no_longer_concerns_no_framework()
    {
        var info = new FrameworkInfo(new NodeName("f"), "f", "*", "p");
        var framework = Sys.ActorOf(Actors.Frameworks.FrameworkActor.Props(info, new Idle(), new Actors.Frameworks.DriverSettings(), Three, Node("f")));
        NextTo<WatchLeader>("zookeeper");
        framework.Tell(new LeaderChanged(First));
        NextTo<RegisterFramework>("master-1");
        framework.Tell(new LeaderChanged(Second));
        NextTo<RegisterFramework>("master-2");
        framework.Tell(new FrameworkRegistered(new FrameworkId("F"), new MasterId("M")));
        framework.Tell(new Exited(First));
        framework.Tell(Actors.Frameworks.GetFramework.Instance, TestActor);
        ExpectMsg<Idle>();
        Sends.HasMessages.ShouldBeFalse("it goes on with the master that leads");
        framework.Tell(new Exited(Second));
        NextTo<ReregisterFramework>("master-2");
    }

    private IActorRef Start() => Sys.ActorOf(MasterActor.Props(new MasterSettings(), Three, 100, Node("master-1")));

    /// <summary>Lets time pass, and the master do what falls due then.</summary>
    private object Advance(IActorRef master, double seconds)
    {
        Timers.Advance(TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)));
        return Answer(master);
    }

    private object Answer(IActorRef master)
    {
        master.Tell(GetMaster.Instance, TestActor);
        return ExpectMsg<object>();
    }

    private sealed class Idle : IFrameworkPolicy
    {
        public bool IsDone => true;

        public bool IsHealthy => true;

        public IFrameworkPolicy Apply(Domain.Decisions.IEvent happened) => this;

        public PolicyDecision Decide(object happened, Domain.Time.Instant now) => PolicyDecision.Nothing;
    }
}
