namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>How tasks are killed: with grace, before they have started, with their group, with their executor.</summary>
public sealed class SlaveKillSpecs
{
    private const string Stubborn = "trap '' TERM; ./serve";
    private const FrameworkCapabilities All = FrameworkCapabilities.PartitionAware | FrameworkCapabilities.TaskKillingState;

    private static readonly ExecutorInfo Default = new(
        new ExecutorId("e"), ResourceText.Parse("cpus:0.1;mem:32").Value, Type: ExecutorType.Default);

    private readonly SlaveBench _bench = new(new SlaveSettings { Semantics = SemanticsProfile.V111 });

    [Fact]
    public void a_task_that_does_not_end_when_it_is_asked_to_is_ended_after_three_seconds()
    {
        Running(Stubborn);
        Kill();
        _bench.RunFor(3.099);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Theory]
    [InlineData(null, null, 3.1)]
    [InlineData(20.0, null, 20.1)]
    [InlineData(20.0, 7.0, 7.1)]
    [InlineData(null, 0.0, 0.1)]
    public void the_call_says_how_long_or_else_the_task_or_else_its_executor(double? ofTask, double? ofCall, double seconds)
    {
        Running(Stubborn, ofTask);
        Kill(ofCall);
        _bench.RunFor(Math.Round(seconds - 0.001, 3));
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Theory]
    [InlineData(60.0, 10.0, 10.1)]
    [InlineData(10.0, 60.0, 60.1)]
    [InlineData(10.0, null, 10.1)]
    [InlineData(60.0, 2.0, 5.0)]
    public void a_later_call_changes_how_long_counted_from_the_first(double first, double? second, double seconds)
    {
        Running(Stubborn);
        Kill(first);
        _bench.RunFor(5);
        Kill(second);
        if (seconds > 5)
        {
            _bench.RunFor(Math.Round(seconds - 5.001, 3));
            _bench.Take<StatusUpdate>().ShouldBeEmpty();
        }

        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Fact]
    public void a_task_that_ends_by_itself_within_its_grace_period_was_killed()
    {
        Running("trap '' TERM; sleep 10");
        Kill(60);
        _bench.RunFor(9.1);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_grace_period_goes_on_while_the_slave_is_down(bool fromSnapshot)
    {
        Running(Stubborn);
        Kill(20);
        _bench.RunFor(5);
        if (fromSnapshot)
        {
            _bench.RestartFromSnapshot();
        }
        else
        {
            _bench.Restart(downFor: 10);
        }

        _bench.RunFor(0.001);
        _bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        _bench.Take<StatusUpdate>();
        _bench.RunFor(fromSnapshot ? 15.098 : 5.098);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Theory]
    [InlineData("1.11", All, true)]
    [InlineData("1.11", FrameworkCapabilities.PartitionAware, false)]
    [InlineData("0.23", All, false)]
    public void a_framework_that_knows_the_state_hears_that_its_task_is_being_killed(string release, FrameworkCapabilities capabilities, bool hears)
    {
        var bench = Of(release);
        bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task(command: Stubborn)) { Capabilities = capabilities });
        bench.RunFor(1);
        bench.AckAll();
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        bench.AckAll().ShouldBe(hears ? [TaskState.Killing] : []);
        bench.RunFor(3.1);
        bench.AckAll().ShouldBe([TaskState.Killed]);
    }

    [Theory]
    [InlineData("0.23", "REASON_EXECUTOR_UNREGISTERED")]
    [InlineData("1.11", "REASON_TASK_KILLED_DURING_LAUNCH")]
    public void a_task_that_its_executor_does_not_have_yet_is_killed_at_once(string release, string reason)
    {
        var bench = Of(release);
        bench.Run(SlaveBench.Task());
        bench.RunFor(0.05);
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("t")));
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Source, status.Reason).ShouldBe((TaskState.Killed, TaskStatusSource.Slave, reason));
        bench.Ack(status.Uuid!.Value);
        bench.RunFor(60);
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void reminders_of_a_task_that_is_over_do_not_end_another_of_its_id()
    {
        Running("sleep 10");
        Kill();
        _bench.RunFor(0.1);
        _bench.AckAll().ShouldBe([TaskState.Killed]);
        _bench.Run(SlaveBench.Task(command: "sleep 60"));
        _bench.RunFor(0.1);
        _bench.AckAll().ShouldBe([TaskState.Starting, TaskState.Running]);
        _bench.RunFor(30);
        _bench.State.Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Running);
    }

    [Fact]
    public void a_group_is_killed_whole_before_its_executor_has_it()
    {
        Group(Default, "a", "b");
        _bench.RunFor(0.05);
        Kill(task: "b");
        _bench.Take<StatusUpdate>().Select(update => (update.Status.TaskId.Value, update.Status.State, update.Status.Reason)).ShouldBe(
        [
            ("a", TaskState.Killed, "REASON_TASK_KILLED_DURING_LAUNCH"),
            ("b", TaskState.Killed, "REASON_TASK_KILLED_DURING_LAUNCH"),
        ]);
        _bench.RunFor(5);
        _bench.State.Tasks.ShouldAllBe(task => task.State == TaskState.Killed);
    }

    [Theory]
    [InlineData(ExecutorType.Default, true)]
    [InlineData(ExecutorType.Custom, false)]
    public void in_a_group_of_mesos_own_executor_all_die_when_one_is_killed(ExecutorType type, bool allDie)
    {
        Group(Default with { Type = type, Command = type == ExecutorType.Custom ? new CommandInfo("./executor") : null }, "a", "b");
        _bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task("alone") with { Executor = Default, Command = null }));
        _bench.RunFor(1);
        _bench.AckAll();
        Kill(task: "a");
        _bench.RunFor(0.1);
        _bench.RunFor(0.1);
        States().ShouldBe(allDie
            ? [("a", TaskState.Killed), ("alone", TaskState.Running), ("b", TaskState.Killed)]
            : [("a", TaskState.Killed), ("alone", TaskState.Running), ("b", TaskState.Running)]);
    }

    [Fact]
    public void in_a_group_all_die_when_one_fails_and_none_when_one_finishes()
    {
        _bench.Receive(new RunTaskGroup(SlaveBench.Framework, true,
        [
            Grouped("fails", "sleep 5; exit 2"), Grouped("finishes", "sleep 2"), Grouped("serves", "./serve"),
        ]));
        _bench.RunFor(4);
        States().ShouldBe([("fails", TaskState.Running), ("finishes", TaskState.Finished), ("serves", TaskState.Running)]);
        _bench.RunFor(1.2);
        States().ShouldBe([("fails", TaskState.Failed), ("finishes", TaskState.Finished), ("serves", TaskState.Killed)]);
    }

    [Fact]
    public void a_shut_down_executor_ends_its_tasks_and_takes_no_more()
    {
        var custom = new ExecutorInfo(new ExecutorId("e"), Default.Resources, new CommandInfo("./executor"), Type: ExecutorType.Custom);
        _bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task("u") with { Executor = custom, Command = null }));
        _bench.Run(SlaveBench.Task("other"));
        _bench.RunFor(1);
        _bench.AckAll();
        _bench.Receive(new ShutdownExecutorOnSlave(SlaveBench.Framework, custom.Id));
        _bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task("late") with { Executor = custom, Command = null }) { Capabilities = All });
        var late = _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (late.State, late.Reason).ShouldBe((TaskState.Dropped, "REASON_EXECUTOR_TERMINATED"));
        _bench.RunFor(0.1);
        var killed = _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (killed.TaskId.Value, killed.State, killed.ExecutorId).ShouldBe(("u", TaskState.Killed, custom.Id));
        _bench.RunFor(10);
        _bench.State.Task(SlaveBench.Framework, new("other"))!.State.ShouldBe(TaskState.Running);
        _bench.Take<ExitedExecutor>().ShouldBeEmpty();
    }

    [Fact]
    public void an_executor_that_does_not_shut_down_within_five_seconds_is_ended_by_its_slave()
    {
        var custom = new ExecutorInfo(new ExecutorId("e"), Default.Resources, new CommandInfo(Stubborn), Type: ExecutorType.Custom);
        _bench.Receive(new RunTask(
            SlaveBench.Framework, true, SlaveBench.Task() with { Executor = custom, Command = null, KillGracePeriod = TimeSpan.FromMinutes(1) }));
        _bench.RunFor(1);
        _bench.AckAll();
        _bench.Receive(new ShutdownExecutorOnSlave(SlaveBench.Framework, custom.Id));
        _bench.RunFor(5.099);
        _bench.Take<StatusUpdate>().ShouldBeEmpty();
        _bench.RunFor(0.001);
        var status = _bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Reason).ShouldBe((TaskState.Failed, "REASON_EXECUTOR_TERMINATED"));
        _bench.Take<ExitedExecutor>().ShouldHaveSingleItem().ExecutorId.ShouldBe(custom.Id);
    }

    private static SlaveBench Of(string release) =>
        new(new SlaveSettings { Semantics = SemanticsProfile.All.Single(profile => profile.Name == release) });

    private static TaskInfo Grouped(string id, string command) => SlaveBench.Task(id, command: command) with { Executor = Default };

    private void Running(string command, double? grace = null)
    {
        _bench.Run(SlaveBench.Task(command: command) with { KillGracePeriod = grace is { } seconds ? TimeSpan.FromSeconds(seconds) : null });
        _bench.RunFor(1);
        _bench.AckAll();
    }

    private void Kill(double? grace = null, string task = "t") => _bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new(task))
    {
        GracePeriod = grace is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    });

    private void Group(ExecutorInfo executor, params string[] tasks) => _bench.Receive(new RunTaskGroup(
        SlaveBench.Framework, true, [.. tasks.Select(task => SlaveBench.Task(task) with { Executor = executor })]));

    private List<(string, TaskState)> States() =>
        [.. _bench.State.Tasks.Select(task => (task.Info.Id.Value, task.State)).OrderBy(task => task.Value, StringComparer.Ordinal)];
}
