namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>A slave that an operator wants empty, and one that says goodbye.</summary>
public sealed class SlaveDrainingSpecs
{
    private static readonly SlaveSettings Late = new() { Semantics = SemanticsProfile.V111 };

    [Theory]
    [InlineData(false, FrameworkCapabilities.PartitionAware, TaskState.Killed)]
    [InlineData(true, FrameworkCapabilities.PartitionAware, TaskState.GoneByOperator)]
    [InlineData(true, FrameworkCapabilities.None, TaskState.Killed)]
    public void its_tasks_are_killed_and_their_news_says_why(bool markGone, FrameworkCapabilities capabilities, TaskState end)
    {
        var bench = Running(capabilities);
        bench.Receive(new DrainTasks(null, markGone));
        bench.RunFor(0.1);
        var status = bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status;
        status.State.ShouldBe(end);
        status.Reason.ShouldBe("REASON_SLAVE_DRAINING");
    }

    [Fact]
    public void it_goes_on_draining_after_a_restart()
    {
        var bench = Running(FrameworkCapabilities.None);
        bench.Receive(new DrainTasks(null, MarkGone: false));
        bench.Restart();
        bench.RunFor(0.2);
        bench.Take<StatusUpdate>().ShouldHaveSingleItem().Status.Reason.ShouldBe("REASON_SLAVE_DRAINING");
    }

    [Fact]
    public void it_is_over_with_the_last_task()
    {
        var bench = Running(FrameworkCapabilities.None);
        bench.Receive(new DrainTasks(null, MarkGone: false));
        bench.RunFor(0.1);
        bench.State.Drain.ShouldNotBeNull();
        bench.AckAll();
        bench.State.Drain.ShouldBeNull();
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_stops_says_goodbye_and_has_its_id_again_where_the_release_lets_it(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new SlaveBench(new SlaveSettings { Semantics = semantics });
        bench.Run(SlaveBench.Task());
        bench.RunFor(1);
        bench.Receive(new SlaveStops());
        bench.Take<UnregisterSlave>().ShouldBe([new UnregisterSlave(SlaveBench.Id)]);
        bench.RunFor(60);
        bench.State.Tasks.ShouldBeEmpty();
        bench.Take<RegisterSlave>().ShouldBeEmpty();
        bench.Take<ReregisterSlave>().ShouldBeEmpty();
        bench.Receive(new SlaveStartDue());
        bench.RunFor(0.001);
        bench.Take<RegisterSlave>().Count.ShouldBe(semantics.RestartedSlavesKeepIds ? 0 : 1);
        bench.Take<ReregisterSlave>().Select(request => request.SlaveId).ShouldBe(semantics.RestartedSlavesKeepIds ? [SlaveBench.Id] : []);
    }

    private static SlaveBench Running(FrameworkCapabilities capabilities)
    {
        var bench = new SlaveBench(Late);
        bench.Receive(new RunTask(SlaveBench.Framework, Checkpoint: true, SlaveBench.Task()) { Capabilities = capabilities });
        bench.RunFor(1);
        bench.AckAll()[^1].ShouldBe(TaskState.Running);
        return bench;
    }
}
