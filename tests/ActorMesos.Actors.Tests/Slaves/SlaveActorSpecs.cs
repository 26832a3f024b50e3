using ActorMesos.Actors.Slaves;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using Akka.Actor;

namespace ActorMesos.Actors.Tests.Slaves;

/// <summary>The slave's actor alone: it persists, applies, then sends.</summary>
public sealed class SlaveActorSpecs : ActorSpecs
{
    private static readonly SlaveInfo Info = new(new NodeName("node-1"), "node-1", ResourceText.Parse("cpus:4;disk:100").Value);
    private static readonly SlaveId Id = new("M-S0");
    private static readonly FrameworkId Framework = new("M-0000");
    private static readonly TaskInfo Serve = new(
        new TaskId("t"), "t", Id, ResourceText.Parse("cpus:1").Value, CommandInfo.FromCommandLine("serve"));

    private int _started;

    [Fact]
    public void a_new_slave_registers_and_persists_its_id_before_it_takes_itself_for_registered()
    {
        var slave = Start();
        Next<RegisterSlave>().Slave.ShouldBe(Info);
        Gate.Close();
        slave.Tell(new SlaveRegistered(Id));
        WaitForWrite();
        Reports.HasMessages.ShouldBeFalse();
        Gate.Open();
        Reports.ExpectMsg(new SlaveAdmitted(Id));
        Reports.ExpectMsg<SlaveConnected>();
        StateOf(slave).Id.ShouldBe(Id);
    }

    [Fact]
    public void news_is_sent_only_when_it_is_persisted_and_pings_are_answered_meanwhile()
    {
        var slave = Registered();
        slave.Tell(new RunTask(Framework, true, Serve));
        StateOf(slave).Tasks.Length.ShouldBe(1);
        Gate.Close();
        Timers.Advance(TimeSpan.FromMilliseconds(100));
        WaitForWrite();
        slave.Tell(new Ping(Connected: true));
        Next<Pong>();
        Gate.Open();
        Next<StatusUpdate>().Status.State.ShouldBe(TaskState.Running);
    }

    [Fact]
    public void a_recovering_slave_answers_pings()
    {
        End(Registered());
        var slave = Start(waits: false);
        slave.Tell(new Ping(Connected: true));
        NextTo<Pong>("master");
    }

    [Fact]
    public void news_is_repeated_until_it_is_acknowledged()
    {
        var slave = Running();
        var first = Next<StatusUpdate>();
        StateOf(slave);
        Timers.Advance(TimeSpan.FromSeconds(10));
        Next<StatusUpdate>().ShouldBe(first);
        slave.Tell(Ack(first));
        StateOf(slave).Tasks.ShouldHaveSingleItem().Updates.ShouldBeEmpty();
        StateOf(slave);
        Timers.Advance(TimeSpan.FromSeconds(30));
        slave.Tell(new Ping(Connected: true));
        Next<Pong>();
    }

    [Fact]
    public void the_next_news_waits_for_the_acknowledgement_of_the_first()
    {
        var slave = Running();
        var first = Next<StatusUpdate>();
        slave.Tell(new KillTaskOnSlave(Framework, Serve.Id));
        StateOf(slave).Tasks[0].IsKilled.ShouldBeTrue();
        Timers.Advance(TimeSpan.FromMilliseconds(100));
        StateOf(slave).Tasks[0].Updates.Length.ShouldBe(2);
        slave.Tell(Ack(first));
        Next<StatusUpdate>().Status.State.ShouldBe(TaskState.Killed);
    }

    [Fact]
    public void a_restarted_slave_has_its_id_its_reservations_and_its_tasks()
    {
        var slave = Running();
        var news = Next<StatusUpdate>();
        var reserved = Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("r", "p"));
        slave.Tell(new CheckpointResources(reserved));
        StateOf(slave).Checkpointed.Equals(reserved).ShouldBeTrue();
        End(slave);
        slave = Start();
        var request = Next<ReregisterSlave>();
        request.SlaveId.ShouldBe(Id);
        request.Checkpointed.Equals(reserved).ShouldBeTrue();
        request.Tasks.ShouldHaveSingleItem().Task.Id.ShouldBe(Serve.Id);
        Reports.FishForMessage<SlaveRecovered>(_ => true).Tasks.ShouldBe([Serve.Id]);
        slave.Tell(new SlaveReregistered(Id, []));
        Next<StatusUpdate>().ShouldBe(news);
    }

    [Fact]
    public void a_write_that_is_refused_ends_the_slave_and_sends_nothing()
    {
        var slave = Registered();
        Watch(slave);
        Gate.Refusal = "full";
        slave.Tell(new RunTask(Framework, true, Serve));
        ExpectTerminated(slave);
        Reports.FishForMessage<SlaveDiskFailed>(_ => true).ShouldBe(new SlaveDiskFailed(Info.Node, "full"));
        Sends.HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void what_is_not_durable_is_not_persisted_though_it_happens_together_with_what_is()
    {
        var volume = Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("r", "p").WithVolume("v", "data");
        var slave = Registered();
        slave.Tell(new CheckpointResources(Resources.Of(volume)));
        slave.Tell(new RunTask(Framework, false, Serve with { Resources = Serve.Resources + volume }));
        StateOf(slave).Tasks.Length.ShouldBe(1);
        Timers.Advance(TimeSpan.FromMilliseconds(100));
        Next<StatusUpdate>();
        StateOf(slave).Contents["r/v"].Files.ShouldBe(["t"]);
        End(slave);
        var back = StateOf(Start());
        back.Tasks.ShouldBeEmpty();
        back.Contents["r/v"].Files.ShouldBe(["t"]);
    }

    [Fact]
    public void a_snapshot_is_taken_after_as_many_durable_events_as_are_set()
    {
        var slave = Registered(snapshotEvery: 2);
        slave.Tell(new RunTask(Framework, true, Serve));
        StateOf(slave).Tasks.Length.ShouldBe(1);
        AwaitAssert(() => SnapshotOf("slave-node-1").ShouldBe(2));
        End(slave);
        StateOf(Start()).Tasks.ShouldHaveSingleItem().Info.Id.ShouldBe(Serve.Id);
    }

    [Fact]
    public void events_that_are_not_durable_do_not_count_for_snapshots()
    {
        var volume = Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("r", "p").WithVolume("v", "data");
        var slave = Registered(snapshotEvery: 2);
        slave.Tell(new CheckpointResources(Resources.Of(volume)));
        AwaitAssert(() => SnapshotOf("slave-node-1").ShouldBe(2));
        slave.Tell(new RunTask(Framework, false, Serve with { Resources = Serve.Resources + volume }));
        StateOf(slave).Tasks.Length.ShouldBe(1);
        Timers.Advance(TimeSpan.FromMilliseconds(100));
        StateOf(slave).Contents["r/v"].Files.ShouldBe(["t"]);
        SnapshotOf("slave-node-1").ShouldBe(2, "the third event is the first since");
    }

    private static StatusUpdateAcknowledgement Ack(StatusUpdate update) =>
        new(Framework, Id, update.Status.TaskId, update.Status.Uuid!.Value);

    private IActorRef Start(int snapshotEvery = 100, bool waits = true)
    {
        var slave = Sys.ActorOf(SlaveActor.Props(Info, new SlaveSettings(), snapshotEvery, new LeadershipSettings(), Node("node-1")), $"slave-{_started++}");
        if (waits)
        {
            StateOf(slave);
            Timers.Advance(TimeSpan.FromTicks(1));
        }

        return slave;
    }

    private IActorRef Registered(int snapshotEvery = 100)
    {
        var slave = Start(snapshotEvery);
        Next<RegisterSlave>();
        slave.Tell(new SlaveRegistered(Id));
        StateOf(slave).IsRegistered.ShouldBeTrue();
        return slave;
    }

    private IActorRef Running()
    {
        var slave = Registered();
        slave.Tell(new RunTask(Framework, true, Serve));
        StateOf(slave).Tasks.Length.ShouldBe(1);
        Timers.Advance(TimeSpan.FromMilliseconds(100));
        StateOf(slave).Tasks[0].State.ShouldBe(TaskState.Running);
        return slave;
    }

    private SlaveState StateOf(IActorRef slave)
    {
        slave.Tell(GetSlave.Instance, TestActor);
        return ExpectMsg<SlaveState>();
    }
}
