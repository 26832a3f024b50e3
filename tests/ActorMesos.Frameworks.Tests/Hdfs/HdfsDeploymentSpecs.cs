using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Hdfs.HdfsSituation;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsDeploymentSpecs
{
    private readonly Host<HdfsPolicy> _host = new(Born(dataNodes: 2));

    [Fact]
    public void reserves_creates_and_launches_in_one_accept()
    {
        _host.Sees(Offers("O1", 1, Whole));
        var accept = _host.Calls.ShouldAccept("O1", 1);
        accept.Types().ShouldBe("RESERVE+CREATE+LAUNCH");
        accept.ShouldTurn(Whole).ShouldEqual(Rest);
        var task = accept.Operations[^1].ShouldBeOfType<Launch>().Tasks.ShouldHaveSingleItem();
        task.Resources.ShouldEqual(Place(0));
        task.SlaveId.ShouldBe(new SlaveId("S1"));
        task.Command!.Duration.ShouldBeNull();
    }

    [Fact]
    public void names_itself_as_the_volumes_creator()
    {
        _host.Sees(Offers("O1", 1, Whole));
        var create = _host.Calls.ShouldAccept("O1", 1).Operations.OfType<Create>().ShouldHaveSingleItem();
        create.Volumes.ShouldHaveSingleItem().Disk!.Persistence.ShouldBe(new DiskPersistence("hdfs-data-0", "p"));
    }

    [Fact]
    public void records_the_node_before_it_calls()
    {
        _host.Sees(Offers("O1", 1, Whole), 5);
        _host.Journal.ShouldHaveSingleItem().ShouldBe(new HdfsNodeLaunched(
            0, "node-1", new SlaveId("S1"), new OfferId("O1"), new TaskId("hdfs-data-0.1"), "hdfs-data-0", At(5)));
    }

    [Fact]
    public void puts_one_node_on_a_host()
    {
        _host.Sees(Offers(Offer("O1", 1, Whole), Offer("O2", 2, Whole), Offer("O3", 3, Whole)));
        _host.Calls.OfType<Accept>().Select(accept => accept.OfferIds[0].Value).ShouldBe(["O1", "O2"]);
        _host.Calls.OfType<Decline>().ShouldHaveSingleItem().RefuseSeconds.ShouldBeNull();
        _host.Policy.Nodes.Select(node => node.PersistenceId).ShouldBe(["hdfs-data-0", "hdfs-data-1"]);
    }

    [Fact]
    public void declines_the_rest_of_a_node_that_starts_for_a_second()
    {
        _host.Sees(Offers("O1", 1, Whole));
        _host.Sees(Offers("O2", 1, Rest), 1);
        _host.Calls.ShouldOnlyDecline(1, "O2");
    }

    [Fact]
    public void uses_an_offer_that_comes_twice_once()
    {
        _host.Sees(Offers("O1", 1, Whole));
        _host.Sees(Offers("O1", 1, Whole)).ShouldBe(Domain.Frameworks.PolicyDecision.Nothing);
    }

    [Theory]
    [InlineData("cpus:0.9;mem:4096;disk:8192")]
    [InlineData("cpus:4;mem:1023;disk:8192")]
    [InlineData("cpus:4;mem:4096;disk:2047")]
    [InlineData("cpus:4;mem:4096")]
    public void declines_an_offer_that_is_too_small(string resources)
    {
        _host.Sees(Offers("O1", 1, Free(resources)));
        _host.Calls.ShouldOnlyDecline(null, "O1");
    }

    [Fact]
    public void reserves_only_what_is_not_reserved_yet()
    {
        var offered = Free("cpus:1;mem:1024;disk:100") + Reserved("cpus:1;disk:1948");
        _host.Sees(Offers("O1", 1, offered));
        var accept = _host.Calls.ShouldAccept("O1", 1);
        accept.Operations[0].ShouldBeOfType<Reserve>().Resources.ShouldBe(Reserved("mem:1024;disk:100"), ignoreOrder: true);
        accept.ShouldTurn(offered).ShouldEqual(Free("cpus:1"));
    }

    [Fact]
    public void serves_when_all_nodes_run_until_the_cycle_is_over()
    {
        _host.Sees(Offers(Offer("O1", 1, Whole), Offer("O2", 2, Whole)));
        _host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 1);
        _host.Policy.Phase.ShouldBe(HdfsPhase.Deploying);
        _host.Policy.IsHealthy.ShouldBeFalse();
        _host.Sees(Update("hdfs-data-1.2", TaskState.Running, "S2", data: ""), 2);
        _host.Policy.Phase.ShouldBe(HdfsPhase.Serving);
        _host.Policy.IsHealthy.ShouldBeTrue();
        _host.Decision.Wakes.ShouldHaveSingleItem().ShouldBe(new Domain.Frameworks.Wake(TimeSpan.FromMinutes(10), "cycle"));
    }

    [Fact]
    public void declines_what_it_has_no_use_for_by_default()
    {
        var host = Serving();
        host.Sees(Offers(Offer("O2", 1, Rest), Offer("O3", 2, Whole)), 10);
        host.Calls.ShouldOnlyDecline(null, "O2", "O3");
    }

    [Fact]
    public void leaves_disks_of_their_own_alone()
    {
        var mount = Resource.Scalar("disk", Scalar.FromWhole(8192)).OnDisk(DiskSourceType.Mount, "/mnt/1");
        _host.Sees(Offers("O1", 1, Free("cpus:4;mem:4096") + mount));
        _host.Calls.ShouldOnlyDecline(null, "O1");
    }

    [Fact]
    public void is_done_from_the_start_when_it_has_no_cycles() => Born(cycles: 0).IsDone.ShouldBeTrue();
}
