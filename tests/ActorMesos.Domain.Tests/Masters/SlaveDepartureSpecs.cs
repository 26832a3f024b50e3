namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>Slaves that say goodbye, and slaves that are not who they were.</summary>
public sealed class SlaveDepartureSpecs
{
    private static readonly MasterSettings Late = new() { Semantics = SemanticsProfile.V111 };

    [Fact]
    public void the_tasks_of_a_slave_that_unregisters_are_lost_even_to_those_who_know_better_words()
    {
        var (bench, _, slave) = UnreachableSlaveSpecs.Running(Late, FrameworkCapabilities.PartitionAware);
        bench.IsHolding = true;
        bench.Receive(new UnregisterSlave(slave));
        bench.Take<StatusUpdate>("f").ShouldBeEmpty("the registry has it first");
        bench.Persist();
        var status = bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        status.State.ShouldBe(TaskState.Lost);
        status.Reason.ShouldBe("REASON_SLAVE_REMOVED");
        status.UnreachableSince.ShouldBeNull();
        bench.Take<LostSlave>("f").ShouldBe([new LostSlave(slave)]);
        bench.Registry.Slaves.ShouldBeEmpty();
        bench.Registry.Unreachable.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void a_slave_that_unregistered_has_its_id_back_only_where_the_release_lets_it(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var bench = new Bench(new MasterSettings { Semantics = semantics });
        var slave = bench.Register(1);
        bench.Receive(new UnregisterSlave(slave));
        bench.Master.Slaves.ShouldBeEmpty();
        SlaveAdmissionSpecs.Back(bench, slave, Resources.Empty);
        bench.Master.Slaves.ContainsKey(slave).ShouldBe(semantics.RemovedSlavesReturn);
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(semantics.RemovedSlavesReturn ? 0 : 1);
    }

    [Fact]
    public void a_goodbye_of_a_slave_that_is_not_there_means_nothing()
    {
        var bench = new Bench();
        bench.Receive(new UnregisterSlave(new SlaveId("M-S9")));
        bench.Registry.ShouldBe(Registry.Empty);
    }

    [Fact]
    public void in_0_23_a_removal_is_forgotten_after_so_many_others()
    {
        var bench = new Bench(new MasterSettings { RemovedSlavesMost = 1 });
        var first = bench.Register(1);
        bench.Receive(new UnregisterSlave(first));
        var second = bench.Register(2);
        bench.Receive(new UnregisterSlave(second));
        SlaveAdmissionSpecs.Back(bench, first, Resources.Empty);
        bench.Master.Slaves.Keys.ShouldBe([first]);
        bench.Take<ShutdownSlave>("node-1").ShouldBeEmpty();
        bench.Receive(new ReregisterSlave(second, Bench.SlaveInfo(2), Resources.Empty, []));
        bench.Take<ShutdownSlave>("node-2").Count.ShouldBe(1);
    }

    [Fact]
    public void an_id_that_comes_from_another_address_is_refused()
    {
        var bench = new Bench();
        var slave = bench.Register(1);
        bench.Receive(new ReregisterSlave(slave, Bench.SlaveInfo(2), Resources.Empty, []));
        bench.Take<ShutdownSlave>("node-2").Count.ShouldBe(1);
        bench.Take<ShutdownSlave>("node-1").ShouldBeEmpty();
        bench.Master.Slaves[slave].Info.Node.ShouldBe(Bench.Node(1));
    }

    [Fact]
    public void an_id_that_comes_with_another_hostname_is_refused()
    {
        var bench = new Bench();
        var slave = bench.Register(1);
        bench.Receive(new ReregisterSlave(slave, Bench.SlaveInfo(1) with { Hostname = "elsewhere" }, Resources.Empty, []));
        bench.Take<ShutdownSlave>("node-1").Count.ShouldBe(1);
    }

    [Fact]
    public void the_tasks_of_a_slave_that_is_replaced_are_lost_in_the_order_of_their_launch()
    {
        var bench = new Bench(Late);
        var framework = bench.Register(Bench.Framework("f") with { Capabilities = FrameworkCapabilities.PartitionAware });
        var slave = bench.Register(1);
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("b", slave), Bench.Task("a", slave)]));
        bench.Receive(new Exited(Bench.Node(1)));
        bench.Register(1).ShouldNotBe(slave);
        var lost = bench.Take<StatusUpdate>("f").Select(update => update.Status).ToList();
        lost.Select(status => status.TaskId.Value).ShouldBe(["b", "a"]);
        lost.ShouldAllBe(status => status.State == TaskState.Lost && status.Reason == "REASON_SLAVE_REMOVED");
    }
}
