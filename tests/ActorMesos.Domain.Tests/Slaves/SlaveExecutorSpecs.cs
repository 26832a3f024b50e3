namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>How simulated executors behave, and what becomes of their tasks.</summary>
public sealed class SlaveExecutorSpecs
{
    private static readonly ExecutorInfo Custom = new(
        new ExecutorId("e"), ResourceText.Parse("cpus:0.1;mem:32").Value, new CommandInfo("./executor"), Type: ExecutorType.Custom);

    [Theory]
    [InlineData("0.23", new[] { TaskState.Running })]
    [InlineData("1.11", new[] { TaskState.Starting, TaskState.Running })]
    public void mesos_own_executors_say_that_a_task_is_starting(string release, TaskState[] states)
    {
        var bench = Of(release);
        bench.Run(SlaveBench.Task());
        bench.RunFor(0.1);
        var first = bench.Take<StatusUpdate>().ShouldHaveSingleItem();
        (first.Status.State, first.LatestState).ShouldBe((states[0], TaskState.Running));
        bench.Ack(first.Status.Uuid!.Value);
        bench.AckAll().ShouldBe(states[1..]);
        bench.Run(Owned("u", Custom));
        bench.RunFor(0.1);
        bench.AckAll().ShouldBe([TaskState.Running], "a framework's own does as it likes");
    }

    [Fact]
    public void a_command_that_ends_with_an_error_has_failed_and_says_how()
    {
        var bench = Of("1.11");
        bench.Run(SlaveBench.Task(command: "sleep 5; exit 3"));
        bench.RunFor(1);
        bench.AckAll();
        bench.RunFor(4.1);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Source, status.Message).ShouldBe((TaskState.Failed, TaskStatusSource.Executor, "Command exited with status 3"));
    }

    [Theory]
    [InlineData("0.23", TaskState.Failed, "REASON_COMMAND_EXECUTOR_FAILED", TaskState.Lost)]
    [InlineData("1.11", TaskState.Failed, "REASON_EXECUTOR_TERMINATED", TaskState.Failed)]
    public void an_executor_that_crashes_takes_its_tasks_with_it(string release, TaskState ofCommand, string reason, TaskState ofOwn)
    {
        var bench = Of(release);
        bench.Run(SlaveBench.Task("command", command: "sleep 5; kill -9 $PPID"));
        bench.Run(Owned("first", Custom with { Command = CommandInfo.FromCommandLine("sleep 5") }));
        bench.Run(Owned("second", Custom));
        bench.RunFor(1);
        bench.AckAll();
        bench.RunFor(4.1);
        bench.Take<StatusUpdate>().Select(update => (update.Status.TaskId.Value, update.Status.State, update.Status.Reason)).ShouldBe(
        [
            ("command", ofCommand, reason),
            ("first", ofOwn, "REASON_EXECUTOR_TERMINATED"),
            ("second", ofOwn, "REASON_EXECUTOR_TERMINATED"),
        ]);
        bench.Take<ExitedExecutor>().ShouldBe([new ExitedExecutor(SlaveBench.Id, SlaveBench.Framework, Custom.Id, 9)], "nobody sees the other one");
    }

    [Theory]
    [InlineData("0.23", TaskState.Failed, "REASON_COMMAND_EXECUTOR_FAILED", TaskState.Lost, "REASON_EXECUTOR_TERMINATED")]
    [InlineData("1.11", TaskState.Failed, "REASON_EXECUTOR_REGISTRATION_TIMEOUT", TaskState.Failed, "REASON_EXECUTOR_REGISTRATION_TIMEOUT")]
    public void an_executor_that_never_registers_is_given_up_after_a_minute(
        string release, TaskState ofCommand, string reason, TaskState ofOwn, string reasonOfOwn)
    {
        var bench = Of(release, new ExecutorSettings { SilentPercent = 100 });
        bench.Run(SlaveBench.Task());
        bench.RunFor(10);
        bench.Run(Owned("u", Custom));
        bench.RunFor(5);
        bench.Restart();
        bench.RunFor(0.001);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.RunFor(44.998);
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        var first = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (first.State, first.Reason, first.Source).ShouldBe((ofCommand, reason, TaskStatusSource.Slave));
        bench.Ack(first.Uuid!.Value);
        bench.RunFor(10);
        var second = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (second.State, second.Reason).ShouldBe((ofOwn, reasonOfOwn));
    }

    [Theory]
    [InlineData(false, TaskState.Lost)]
    [InlineData(true, TaskState.Gone)]
    public void an_executor_that_crashed_while_its_slave_was_down_is_missed_two_seconds_after(bool isAware, TaskState state)
    {
        var bench = Of("1.11");
        bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task(command: "sleep 5; kill -9 $PPID"))
        {
            Capabilities = isAware ? FrameworkCapabilities.PartitionAware : null,
        });
        bench.RunFor(1);
        bench.AckAll();
        bench.Restart(downFor: 10);
        bench.RunFor(0.001);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.RunFor(1.998);
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Reason).ShouldBe((state, "REASON_EXECUTOR_REREGISTRATION_TIMEOUT"));
    }

    [Fact]
    public void a_task_that_takes_longer_than_it_may_has_failed()
    {
        var bench = Of("1.11");
        bench.Run(SlaveBench.Task(command: "sleep 60") with { MaxCompletionTime = TimeSpan.FromSeconds(7) });
        bench.Run(SlaveBench.Task("short", command: "sleep 5") with { MaxCompletionTime = TimeSpan.FromSeconds(7) });
        bench.RunFor(1);
        bench.AckAll();
        bench.RunFor(6.099);
        bench.AckAll().ShouldBe([TaskState.Finished]);
        bench.RunFor(0.001);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Reason).ShouldBe((TaskState.Failed, "REASON_MAX_COMPLETION_TIME_REACHED"));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(1, true)]
    public void where_some_tasks_are_not_healthy_each_says_once_whether_it_is(int percent, bool healthy)
    {
        var bench = Of("1.11", new ExecutorSettings { UnhealthyPercent = percent });
        bench.Run(SlaveBench.Task());
        bench.RunFor(10);
        bench.AckAll();
        bench.RestartFromSnapshot();
        bench.RunFor(0.001);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.RunFor(5.098);
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        (status.State, status.Healthy, status.Reason).ShouldBe((TaskState.Running, healthy, "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED"));
    }

    [Fact]
    public void the_percentages_are_of_tasks_and_a_slave_that_starts_again_comes_to_the_same()
    {
        var settings = new SlaveSettings
        {
            Semantics = SemanticsProfile.V111,
            Executor = new ExecutorSettings
            {
                Seed = 7, FailPercent = 30, CrashPercent = 20, ExitCode = 4,
                EndsAfter = fraction => TimeSpan.FromSeconds(10) + (TimeSpan.FromSeconds(20) * fraction),
            },
        };
        var bench = new SlaveBench(settings);
        for (var i = 0; i < 1000; i++)
        {
            bench.Run(SlaveBench.Task($"t{i}", resources: "cpus:0.001", command: "sleep 60"));
        }

        bench.RunFor(10.099);
        bench.State.Tasks.ShouldAllBe(task => task.State == TaskState.Running);
        bench.Restart();
        bench.RunFor(0.001);
        bench.Receive(new SlaveReregistered(SlaveBench.Id, []));
        bench.RunFor(20.001);
        bench.State.Tasks.Count(task => task.State == TaskState.Running).ShouldBeInRange(450, 550);
        var failed = bench.State.Tasks.Where(task => task.State == TaskState.Failed).Select(task => task.Updates[^1]).ToList();
        failed.Count(status => status.Message == "Command exited with status 4").ShouldBeInRange(260, 340);
        failed.Count(status => status.Reason == "REASON_EXECUTOR_TERMINATED").ShouldBeInRange(160, 240);
    }

    [Fact]
    public void an_executor_may_take_longer_to_start()
    {
        var bench = Of("0.23", new ExecutorSettings { StartDelay = _ => TimeSpan.FromSeconds(4) });
        bench.Run(SlaveBench.Task());
        bench.RunFor(4.099);
        bench.Take<StatusUpdate>().ShouldBeEmpty();
        bench.RunFor(0.001);
        bench.AckAll().ShouldBe([TaskState.Running]);
    }

    [Fact]
    public void an_executor_of_a_frameworks_own_answers_what_it_is_sent_while_it_runs()
    {
        var bench = Of("0.23");
        var message = new FrameworkToExecutor(SlaveBench.Framework, SlaveBench.Id, Custom.Id, "hello");
        bench.Run(Owned("u", Custom));
        bench.Receive(message);
        bench.Take<ExecutorToFramework>().ShouldBeEmpty("it has not started");
        bench.RunFor(0.1);
        bench.Receive(message);
        bench.Receive(message with { ExecutorId = new ExecutorId("another") });
        bench.Take<ExecutorToFramework>().ShouldBe([new ExecutorToFramework(SlaveBench.Framework, SlaveBench.Id, Custom.Id, "hello")]);
    }

    [Theory]
    [InlineData(null, TaskState.Lost)]
    [InlineData(FrameworkCapabilities.PartitionAware, TaskState.Dropped)]
    public void a_task_that_never_started_was_dropped(FrameworkCapabilities? capabilities, TaskState state)
    {
        var bench = Of("1.11");
        bench.Receive(new RunTask(SlaveBench.Framework, true, SlaveBench.Task(volume: SlaveBench.Volume)) { Capabilities = capabilities });
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(state);
        bench.Receive(new KillTaskOnSlave(SlaveBench.Framework, new("unknown")) { Capabilities = capabilities });
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(state);
        bench.Receive(new SlaveReregistered(
            SlaveBench.Id, [new TaskReport(SlaveBench.Framework, SlaveBench.Task("unlisted"), TaskState.Staging) { Capabilities = capabilities }]));
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.State.ShouldBe(state);
    }

    private static SlaveBench Of(string release, ExecutorSettings? executor = null) => new(new SlaveSettings
    {
        Semantics = SemanticsProfile.All.Single(profile => profile.Name == release),
        Executor = executor ?? new ExecutorSettings(),
    });

    private static TaskInfo Owned(string id, ExecutorInfo executor) => SlaveBench.Task(id) with { Command = null, Executor = executor };
}
