namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>How a slave finds and keeps its master.</summary>
public sealed class SlaveRegistrationSpecs
{
    [Fact]
    public void a_new_slave_registers_until_it_is_answered()
    {
        var bench = new SlaveBench(registered: false);
        bench.RunFor(1);
        bench.Take<RegisterSlave>().ShouldNotBeEmpty();
        bench.Receive(new SlaveRegistered(SlaveBench.Id));
        bench.State.Id.ShouldBe(SlaveBench.Id);
        bench.State.IsRegistered.ShouldBeTrue();
        bench.Journal.ShouldBe([new SlaveAdmitted(SlaveBench.Id)]);
        bench.RunFor(70);
        bench.Take<RegisterSlave>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0.0, 0)]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(3, 0.5, 4)]
    [InlineData(6, 1.0, 60)]
    [InlineData(1000, 1.0, 60)]
    public void the_back_off_doubles_up_to_a_minute(int attempt, double draw, double seconds)
    {
        var slave = new SlaveState { Info = SlaveBench.Info };
        var decision = Slave.Decide(slave, new RegistrationDue(attempt, draw), new SlaveSettings(), default);
        var (after, tick) = decision.Reminders.ShouldHaveSingleItem();
        after.ShouldBe(TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks(1));
        tick.ShouldBe(new RegistrationDue(attempt + 1, 0));
    }

    [Fact]
    public void an_answer_that_comes_twice_changes_nothing()
    {
        var bench = new SlaveBench();
        var before = bench.State;
        bench.Receive(new SlaveRegistered(SlaveBench.Id));
        bench.State.ShouldBe(before);
    }

    [Fact]
    public void a_restarted_slave_registers_again_with_its_id_volumes_and_tasks()
    {
        var bench = new SlaveBench();
        bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        bench.Run(SlaveBench.Task(volume: SlaveBench.Volume));
        bench.Run(SlaveBench.Task("volatile"), checkpoint: false);
        bench.Restart();
        bench.State.IsRegistered.ShouldBeFalse();
        bench.RunFor(0.01);
        var request = bench.Take<ReregisterSlave>()[0];
        request.SlaveId.ShouldBe(SlaveBench.Id);
        request.Checkpointed.ToString().ShouldBe("disk(r, p)[v:data]:1000");
        request.Tasks.ShouldHaveSingleItem().Task.Id.Value.ShouldBe("t");
    }

    [Fact]
    public void every_ping_is_answered()
    {
        var bench = new SlaveBench();
        bench.Receive(new Ping(Connected: true));
        bench.Take<Pong>().ShouldBe([new Pong(new NodeName("node-1"))]);
        bench.State.IsRegistered.ShouldBeTrue();
    }

    [Fact]
    public void a_ping_that_shows_a_lost_connection_is_answered_with_a_registration()
    {
        var bench = new SlaveBench();
        bench.Receive(new Ping(Connected: false));
        bench.Take<Pong>().Count.ShouldBe(1);
        bench.RunFor(0.001);
        bench.Take<ReregisterSlave>().ShouldNotBeEmpty();
    }

    [Fact]
    public void seventy_five_seconds_without_a_ping_mean_that_the_master_is_lost()
    {
        var bench = new SlaveBench();
        bench.RunFor(50);
        bench.Receive(new Ping(Connected: true));
        bench.RunFor(74.999);
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.RunFor(0.1);
        bench.Take<ReregisterSlave>().ShouldNotBeEmpty();
        bench.State.IsRegistered.ShouldBeFalse();
    }

    [Fact]
    public void a_master_whose_process_ended_is_looked_for_again()
    {
        var bench = new SlaveBench();
        bench.Receive(new Exited(Slave.Master));
        bench.RunFor(0.001);
        bench.Take<ReregisterSlave>().ShouldNotBeEmpty();
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.State.IsRegistered.ShouldBeTrue();
        bench.RunFor(10);
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
    }

    [Fact]
    public void what_a_framework_has_yet_to_acknowledge_is_said_with_the_task()
    {
        var bench = new SlaveBench();
        bench.Run(SlaveBench.Task());
        bench.RunFor(1);
        var running = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        Reported(bench).Unheard.ShouldBe(new UnheardNews(TaskState.Running, running.Uuid!.Value));
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, SlaveBench.Task().Id));
        bench.RunFor(1);
        var report = Reported(bench);
        (report.State, report.Unheard?.State).ShouldBe((TaskState.Killed, TaskState.Running));
        bench.Receive(new StatusUpdateAcknowledgement(SlaveBench.Framework, SlaveBench.Id, SlaveBench.Task().Id, running.Uuid.Value));
        Reported(bench).Unheard?.State.ShouldBe(TaskState.Killed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_slave_that_has_an_id_keeps_it_and_registers_again_with_whoever_gives_it_another(bool connected)
    {
        var bench = new SlaveBench();
        bench.Run(SlaveBench.Task());
        if (!connected)
        {
            bench.Receive(new Exited(Slave.Master));
        }

        bench.Receive(new SlaveRegistered(new SlaveId("another")));
        bench.State.IsRegistered.ShouldBeFalse();
        bench.RunFor(0.001);
        var back = bench.Take<ReregisterSlave>().ShouldHaveSingleItem();
        back.SlaveId.ShouldBe(SlaveBench.Id);
        back.Tasks.ShouldHaveSingleItem();
    }

    [Fact]
    public void a_slave_without_an_id_is_not_welcome_back()
    {
        var bench = new SlaveBench(registered: false);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.State.IsRegistered.ShouldBeFalse("that it was admitted has been lost on the way");
    }

    [Fact]
    public void tasks_that_the_master_lists_and_the_slave_does_not_know_are_lost_without_an_id_to_acknowledge()
    {
        var bench = new SlaveBench();
        bench.Run(SlaveBench.Task());
        bench.Receive(new Exited(Slave.Master));
        bench.Receive(new SlaveReregistered(SlaveBench.Id,
        [
            new TaskReport(SlaveBench.Framework, SlaveBench.Task(), TaskState.Staging),
            new TaskReport(SlaveBench.Framework, SlaveBench.Task("unknown"), TaskState.Running),
        ]));
        var lost = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (lost.TaskId.Value, lost.State, lost.Uuid, lost.Source).ShouldBe(("unknown", TaskState.Lost, null, TaskStatusSource.Slave));
    }

    [Fact]
    public void a_slave_that_is_told_to_shut_down_starts_again_as_a_new_one_with_its_volumes()
    {
        var bench = new SlaveBench();
        bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        bench.Run(SlaveBench.Task(volume: SlaveBench.Volume));
        bench.Receive(new ShutdownSlave("removed"));
        bench.Receive(new Ping(Connected: true));
        bench.RunFor(9.9);
        bench.Take<Pong>().ShouldBeEmpty();
        bench.Take<RegisterSlave>().ShouldBeEmpty();
        bench.RunFor(0.2);
        bench.Take<RegisterSlave>()[0].Checkpointed.ToString().ShouldBe("disk(r, p)[v:data]:1000");
        bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_that_was_once_shut_down_resumes_its_later_tasks_after_a_restart()
    {
        var bench = new SlaveBench();
        bench.Receive(new ShutdownSlave("removed"));
        bench.RunFor(11);
        bench.Receive(new SlaveRegistered(new SlaveId("M-S1")));
        bench.Run(SlaveBench.Task(command: "sleep 5"));
        bench.Restart();
        bench.State.Id.ShouldBe(new SlaveId("M-S1"));
        bench.Receive(new SlaveReregistered(new SlaveId("M-S1"), []));
        bench.RunFor(1);
        bench.AckAll().ShouldBe([TaskState.Running]);
        bench.RunFor(6);
        bench.AckAll().ShouldBe([TaskState.Finished]);
    }

    [Fact]
    public void a_command_that_no_slave_knows_is_a_bug()
    {
        var slave = new SlaveState { Info = SlaveBench.Info };
        Should.Throw<ArgumentOutOfRangeException>(() => Slave.Decide(slave, "what?", new SlaveSettings(), default));
        Should.Throw<ArgumentOutOfRangeException>(() => Slave.Apply(slave, new Unknown()));
    }

    private sealed record Unknown : IEvent
    {
        public bool IsDurable => true;
    }

    [Fact]
    public void another_master_is_asked_after_a_wait_of_the_slaves_own_and_reminders_of_the_old_one_are_void()
    {
        var bench = new SlaveBench();
        bench.Receive(new MasterDetected(0.5));
        bench.State.IsRegistered.ShouldBeFalse();
        bench.Receive(new RegistrationDue(0, 0, 0));
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.RunFor(0.5);
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.RunFor(0.000_000_1);
        bench.Take<ReregisterSlave>().ShouldHaveSingleItem().SlaveId.ShouldBe(SlaveBench.Id);
    }

    /// <summary>The slave registers again, and says this of its task.</summary>
    private static TaskReport Reported(SlaveBench bench)
    {
        bench.Receive(new Exited(Slave.Master));
        bench.RunFor(0.001);
        var report = bench.Take<ReregisterSlave>()[^1].Tasks.ShouldHaveSingleItem();
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        return report;
    }
}
