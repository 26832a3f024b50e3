namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>What a master has slaves know and do: kills with grace, executors that are shut down, what they and frameworks say to each other.</summary>
public sealed class TaskKillSpecs
{
    private const FrameworkCapabilities All = FrameworkCapabilities.PartitionAware | FrameworkCapabilities.TaskKillingState | FrameworkCapabilities.MultiRole;

    private static readonly ExecutorId Executor = new("e");

    [Theory]
    [InlineData("1.11", All, FrameworkCapabilities.PartitionAware | FrameworkCapabilities.TaskKillingState)]
    [InlineData("1.11", FrameworkCapabilities.MultiRole, null)]
    [InlineData("0.23", All, null)]
    public void a_slave_hears_what_it_must_know_of_the_framework_and_no_more(
        string release, FrameworkCapabilities capabilities, FrameworkCapabilities? told)
    {
        var (bench, framework, slave) = Launched(release, capabilities);
        bench.Take<RunTask>("node-1").ShouldHaveSingleItem().Capabilities.ShouldBe(told);
        bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = framework });
        bench.Take<KillTaskOnSlave>("node-1").ShouldHaveSingleItem().Capabilities.ShouldBe(told);
        bench.Receive(new ReregisterSlave(slave, Bench.SlaveInfo(1), Resources.Resources.Empty, []));
        bench.Take<SlaveReregistered>("node-1").ShouldHaveSingleItem().Reconciliations.ShouldHaveSingleItem().Capabilities.ShouldBe(told);
    }

    [Theory]
    [InlineData("0.23", null)]
    [InlineData("1.11", 20.0)]
    public void a_grace_period_goes_to_the_slave_with_each_kill_and_again_when_the_slave_is_back(string release, double? seconds)
    {
        TimeSpan? told = seconds is { } some ? TimeSpan.FromSeconds(some) : null;
        var (bench, framework, slave) = Launched(release);
        bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = framework, GracePeriod = TimeSpan.FromSeconds(60) });
        bench.Receive(new KillTask(new TaskId("t"), slave) { FrameworkId = framework, GracePeriod = TimeSpan.FromSeconds(20) });
        bench.Take<KillTaskOnSlave>("node-1").Last().GracePeriod.ShouldBe(told);
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new KillTask(new TaskId("t")) { FrameworkId = framework, GracePeriod = TimeSpan.FromSeconds(20) });
        bench.Take<KillTaskOnSlave>("node-1").ShouldBeEmpty();
        var report = new TaskReport(framework, Bench.Task("t", slave), TaskState.Running);
        bench.Receive(new ReregisterSlave(slave, Bench.SlaveInfo(1), Resources.Resources.Empty, [report]));
        bench.Take<KillTaskOnSlave>("node-1").ShouldHaveSingleItem().GracePeriod.ShouldBe(told);
    }

    [Theory]
    [InlineData("0.23", 0)]
    [InlineData("1.11", 1)]
    public void an_executor_is_shut_down_where_it_runs(string release, int sent)
    {
        var (bench, framework, slave) = Launched(release);
        bench.Receive(new ShutdownExecutor(Executor, slave) { FrameworkId = framework });
        bench.Receive(new ShutdownExecutor(Executor, new SlaveId("another")) { FrameworkId = framework });
        bench.Take<ShutdownExecutorOnSlave>("node-1").ShouldBe(Enumerable.Repeat(new ShutdownExecutorOnSlave(framework, Executor), sent));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new ShutdownExecutor(Executor, slave) { FrameworkId = framework });
        bench.Take<ShutdownExecutorOnSlave>("node-1").ShouldBeEmpty();
    }

    [Fact]
    public void messages_between_framework_and_executor_are_handed_on_while_both_are_there()
    {
        var (bench, framework, slave) = Launched("0.23");
        var answer = new ExecutorToFramework(framework, slave, Executor, "hello");
        bench.Receive(new SendToExecutor(slave, Executor, "hello") { FrameworkId = framework });
        bench.Take<FrameworkToExecutor>("node-1").ShouldBe([new FrameworkToExecutor(framework, slave, Executor, "hello")]);
        bench.Receive(answer);
        bench.Take<ExecutorToFramework>("f").ShouldBe([answer]);
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Receive(new SendToExecutor(slave, Executor, "hello") { FrameworkId = framework });
        bench.Take<FrameworkToExecutor>("node-1").ShouldBeEmpty();
        bench.Receive(new Exited(new NodeName("f")));
        bench.Receive(answer);
        bench.Take<ExecutorToFramework>("f").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.23", 1)]
    [InlineData("1.11", 0)]
    public void an_executor_of_a_slave_that_was_removed_is_not_heard(string release, int shutdowns)
    {
        var (bench, framework, slave) = Launched(release);
        bench.RunTo(75);
        bench.Master.Slaves.ShouldBeEmpty("it did not answer its pings");
        bench.Receive(new ExecutorToFramework(framework, slave, Executor, "hello"));
        bench.Receive(new ExecutorToFramework(framework, new SlaveId("another"), Executor, "hello"));
        bench.Take<ExecutorToFramework>("f").ShouldBeEmpty();
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(shutdowns, "what everybody holds for lost must not go on");
        bench.Master.Metrics(bench.Now)["master/invalid_executor_to_framework_messages"].ShouldBe(2);
    }

    [Fact]
    public void that_an_executor_ended_is_handed_on_unless_its_slave_is_removed()
    {
        var (bench, framework, slave) = Launched("0.23");
        var exited = new ExitedExecutor(slave, framework, Executor, 9);
        bench.Receive(exited);
        bench.Take<ExitedExecutor>("f").ShouldBe([exited]);
        bench.Receive(exited with { SlaveId = new SlaveId("another") });
        bench.Take<ExitedExecutor>("f").ShouldBeEmpty();
    }

    [Fact]
    public void news_that_comes_after_the_end_was_acknowledged_is_forwarded_all_the_same()
    {
        var (bench, framework, slave) = Launched("1.11");
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.Receive(new StatusUpdateAcknowledgement(framework, slave, new TaskId("t"), new Guid(1, 0, 0, new byte[8])));
        bench.Take<StatusUpdate>("f");
        var late = bench.Update(framework, "t", TaskState.Failed, slave, uuid: 2);
        bench.Receive(late);
        bench.Take<StatusUpdate>("f").ShouldBe([late]);
        bench.Master.Frameworks[framework].CompletedTasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Finished);
    }

    private static (Bench Bench, FrameworkId Framework, SlaveId Slave) Launched(string release, FrameworkCapabilities? capabilities = null)
    {
        var bench = new Bench(new MasterSettings { Semantics = SemanticsProfile.All.Single(profile => profile.Name == release) });
        var framework = bench.Register(Bench.Framework("f", failoverSeconds: 60) with { Capabilities = capabilities });
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        return (bench, framework, slave);
    }
}
