namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>How tasks run on a slave.</summary>
public sealed class SlaveTaskSpecs
{
    private readonly SlaveBench _bench = new();

    [Fact]
    public void a_task_starts_lasts_as_long_as_it_says_and_ends()
    {
        _bench.Run(SlaveBench.Task(command: "sleep 5"));
        _bench.RunFor(0.099);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Running]);
        _bench.RunFor(4.999);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Finished]);
        _bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_task_that_is_sent_twice_runs_once()
    {
        _bench.Run(SlaveBench.Task());
        _bench.Run(SlaveBench.Task());
        _bench.RunFor(1);
        _bench.Take<StatusUpdate>().Count.ShouldBe(1);
    }

    [Fact]
    public void a_task_on_a_volume_writes_its_name_and_says_what_it_found()
    {
        _bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        _bench.Run(SlaveBench.Task("first", volume: SlaveBench.Volume));
        _bench.RunFor(1);
        _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.Data.ShouldBe("");
        _bench.Run(SlaveBench.Task("second", volume: SlaveBench.Volume));
        _bench.RunFor(1);
        _bench.Take<StatusUpdate>()[0].Status.Data.ShouldBe("first");
        _bench.State.Contents["r/v"].Files.ShouldBe(["first", "second"]);
    }

    [Fact]
    public void a_task_whose_volume_the_slave_does_not_have_is_lost()
    {
        _bench.Run(SlaveBench.Task(volume: SlaveBench.Volume));
        var lost = _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (lost.State, lost.Reason).ShouldBe((TaskState.Lost, "REASON_RESOURCES_UNKNOWN"));
        lost.Uuid.ShouldNotBeNull();
        _bench.Ack(lost.Uuid.Value);
        _bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_task_for_a_slave_that_has_lost_its_master_is_not_run()
    {
        var bench = new SlaveBench(registered: false);
        bench.Run(SlaveBench.Task());
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        bench.RunFor(1);
        bench.State.Tasks.ShouldBeEmpty();
        bench.Take<StatusUpdate>().ShouldBeEmpty();
    }

    [Fact]
    public void a_kill_takes_a_moment_and_is_done_once()
    {
        _bench.Run(SlaveBench.Task());
        _bench.RunFor(1);
        _bench.AckAll();
        _bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        _bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        _bench.RunFor(0.099);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(1);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
        _bench.State.Tasks.ShouldBeEmpty();
        _bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_restart_lets_checkpointing_tasks_go_on(bool fromSnapshot)
    {
        _bench.Run(SlaveBench.Task("staging"));
        _bench.RunFor(0.05);
        Restart(fromSnapshot);
        _bench.RunFor(0.2);
        _bench.AckAll().ShouldBe([TaskState.Running]);

        _bench.Run(SlaveBench.Task("short", command: "sleep 5"));
        _bench.RunFor(3);
        _bench.AckAll();
        Restart(fromSnapshot);
        _bench.RunFor(2.099);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.002);
        _bench.AckAll().ShouldBe([TaskState.Finished], "it went on meanwhile");

        _bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("staging")));
        Restart(fromSnapshot);
        _bench.RunFor(1);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
        _bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void a_task_that_ended_while_its_slave_was_down_is_reported_at_once()
    {
        _bench.Run(SlaveBench.Task(command: "sleep 5"));
        _bench.RunFor(1);
        _bench.AckAll();
        _bench.RunFor(0);
        Restart(fromSnapshot: false, downFor: 60);
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Finished]);
    }

    [Fact]
    public void what_a_volatile_task_wrote_survives_it()
    {
        _bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        _bench.Run(SlaveBench.Task(volume: SlaveBench.Volume), checkpoint: false);
        _bench.RunFor(1);
        Restart(fromSnapshot: false);
        _bench.State.Tasks.ShouldBeEmpty();
        _bench.State.Contents["r/v"].Files.ShouldBe(["t"]);
    }

    [Fact]
    public void a_framework_that_is_gone_leaves_nothing_behind_but_its_volumes()
    {
        _bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        _bench.Run(SlaveBench.Task("staging"));
        _bench.Run(SlaveBench.Task("over", command: "sleep 0.1"));
        _bench.Run(SlaveBench.Task("running", volume: SlaveBench.Volume));
        _bench.RunFor(2);
        _bench.Receive(new RunTask(new("another"), true, SlaveBench.Task("other")));
        _bench.Receive(new ShutdownFramework(SlaveBench.Framework));
        _bench.RunFor(1);
        _bench.State.Tasks.ShouldHaveSingleItem().Info.Id.Value.ShouldBe("other");
        _bench.State.Contents["r/v"].Files.ShouldBe(["running"]);
        _bench.Take<StatusUpdate>();
        _bench.RunFor(3600);
        _bench.Take<StatusUpdate>().ShouldAllBe(update => update.FrameworkId.Value == "another", "nobody is there to acknowledge");
        Restart(fromSnapshot: false);
        _bench.State.Tasks.ShouldHaveSingleItem().Info.Id.Value.ShouldBe("other");
    }

    private void Restart(bool fromSnapshot, double downFor = 0)
    {
        if (fromSnapshot)
        {
            _bench.RestartFromSnapshot();
        }
        else
        {
            _bench.Restart(downFor);
        }

        _bench.RunFor(0);
        _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        _bench.Take<StatusUpdate>();
    }

    [Fact]
    public void a_group_starts_whole_and_with_a_volume_that_is_not_there_not_at_all()
    {
        var bench = new SlaveBench();
        var executor = new ExecutorInfo(new ExecutorId("e"), ResourceText.Parse("cpus:0.1;mem:32").Value);
        TaskInfo[] tasks = [SlaveBench.Task("t") with { Executor = executor }, SlaveBench.Task("u") with { Executor = executor }];
        bench.Receive(new RunTaskGroup(SlaveBench.Framework, true, tasks));
        bench.RunFor(0.1);
        bench.State.Tasks.ShouldAllBe(task => task.State == TaskState.Running);
        bench.Receive(new RunTaskGroup(
            SlaveBench.Framework, true, [SlaveBench.Task("v"), SlaveBench.Task("w", volume: SlaveBench.Volume)]));
        var lost = bench.Take<StatusUpdate>().Where(update => update.Status.State == TaskState.Lost).ToList();
        lost.Select(update => (update.Status.TaskId.Value, update.Status.Reason)).ShouldBe(
            [("v", "REASON_RESOURCES_UNKNOWN"), ("w", "REASON_RESOURCES_UNKNOWN")]);
        lost.Select(update => update.Status.Uuid).Distinct().Count().ShouldBe(2);
    }
}
