using ActorMesos.Domain.Ids;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Tests.Hdfs.Programs;

/// <summary>What NameNodes and DataNodes do about blocks.</summary>
public sealed class ReplicationSpecs
{
    [Fact]
    public void a_block_goes_down_a_pipeline_of_three_on_two_racks()
    {
        var hdfs = new TinyHdfs().Deploy(6);
        var block = hdfs.Write("/f");
        block.Targets.Count.ShouldBe(3);
        block.Targets.Select(Rack).Distinct().Count().ShouldBe(2);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(3);
        hdfs.Locate("/f").DataNodes.ShouldBe(block.Targets, ignoreOrder: true);
    }

    [Fact]
    public void a_silent_data_node_is_dead_after_ten_and_a_half_minutes_and_what_it_held_is_copied()
    {
        var hdfs = new TinyHdfs().Deploy(6);
        var block = hdfs.Write("/f");
        var dead = hdfs.HoldersOf(block.Block).First();
        hdfs.Stop("data", dead);
        hdfs.RunFor((10 * 60) + 20);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(3, "it may only be slow");
        hdfs.RunFor(30);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(4, "the dead one still has its replica, which nobody counts");
        hdfs.Figures["hdfs.under-replicated-blocks"].ShouldBe(0);
        hdfs.Figures["hdfs.live-data-nodes"].ShouldBe(5);
    }

    [Fact]
    public void a_data_node_on_another_disk_takes_the_place_of_the_one_before_at_once()
    {
        var hdfs = new TinyHdfs().Deploy(3);
        var block = hdfs.Write("/f");
        hdfs.Stop("data", 0);
        hdfs.Start("data", 0, onEmptyDisk: true);
        hdfs.RunFor(30);
        hdfs.Figures["hdfs.live-data-nodes"].ShouldBe(3);
        hdfs.HoldersOf(block.Block).ShouldBe([0, 1, 2], "what it had is copied to it");
        Enumerable.Range(0, 10).Select(number => hdfs.Write($"/{number}").Targets).ShouldAllBe(targets => targets.Distinct().Count() == 3);
    }

    [Fact]
    public void the_replica_too_many_of_a_data_node_that_comes_back_is_deleted()
    {
        var hdfs = new TinyHdfs().Deploy(6);
        var block = hdfs.Write("/f");
        var dead = hdfs.HoldersOf(block.Block).First();
        hdfs.Stop("data", dead);
        hdfs.RunFor(12 * 60);
        hdfs.Start("data", dead);
        hdfs.RunFor(30);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(3);
    }

    [Fact]
    public void copies_take_as_long_as_the_bandwidth_says()
    {
        var hdfs = new TinyHdfs(("block-size", "64"), ("bandwidth", "1")).Deploy(4);
        var block = hdfs.Write("/f");
        hdfs.Stop("data", hdfs.HoldersOf(block.Block).First());
        hdfs.RunUntil(() => hdfs.Figures["hdfs.under-replicated-blocks"] > 0, 12 * 60).ShouldBeTrue();
        hdfs.RunFor(60);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(3);
        hdfs.RunFor(20);
        hdfs.HoldersOf(block.Block).Count().ShouldBe(4);
        hdfs.Figures["hdfs.bytes-moved"].ShouldBe(64 * 1024 * 1024);
    }

    [Fact]
    public void the_blocks_of_a_deleted_file_go()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        var block = hdfs.Write("/f");
        hdfs.Ask<NameNodeReply>(request => new FileDelete(request, "/f")).Status.ShouldBe(HdfsStatus.Ok);
        hdfs.Ask<NameNodeReply>(request => new FileOpen(request, "/f")).Status.ShouldBe(HdfsStatus.NoSuchFile);
        hdfs.RunFor(10);
        hdfs.HoldersOf(block.Block).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_data_node_is_let_go_once_what_it_holds_is_elsewhere_even_what_is_being_written(bool watches)
    {
        var hdfs = new TinyHdfs(("watch-open-blocks", watches ? "true" : "false")).Deploy(4);
        hdfs.Write("/whole", replication: 1);
        var open = hdfs.Write("/open", replication: 1, closes: false);
        var name = open.Targets[0].Value.Split('/')[1];
        hdfs.Cluster.Send(new NodeName("client"), TinyHdfs.At("name", 0), new Decommission(name));
        var isLetGo = IsLetGo(hdfs, name, 60);
        isLetGo.ShouldBe(!watches);
        hdfs.Close("/open", open);
        IsLetGo(hdfs, name, 60).ShouldBeTrue();
        hdfs.HoldersOf(open.Block).Count().ShouldBe(2, "its own is there as well, until its disk goes");
    }

    [Fact]
    public void nothing_is_copied_from_a_data_node_that_was_let_go()
    {
        var hdfs = new TinyHdfs().Deploy(6);
        var blocks = Enumerable.Range(0, 12).Select(number => hdfs.Write($"/{number}").Block).ToList();
        IsLetGo(hdfs, "hdfs-data-0", 60).ShouldBeTrue();
        hdfs.Stop("data", 0);
        IsLetGo(hdfs, "hdfs-data-1", 60).ShouldBeTrue("the first is dead as yet to nobody, and would be waited for, five minutes for each copy");
        blocks.ShouldAllBe(block => hdfs.HoldersOf(block).Count(dataNode => dataNode > 1) == 3);
    }

    [Fact]
    public void a_file_that_its_client_has_left_open_is_closed_after_twenty_minutes()
    {
        var hdfs = new TinyHdfs().Deploy(4);
        var open = hdfs.Write("/f", closes: false);
        hdfs.RunFor(19 * 60);
        hdfs.Figures["hdfs.under-replicated-blocks"].ShouldBe(0);
        hdfs.RunFor(3 * 60);
        hdfs.Stop("data", hdfs.HoldersOf(open.Block).First());
        hdfs.RunFor(12 * 60);
        hdfs.HoldersOf(open.Block).Count().ShouldBe(4, "a block that is closed is copied");
    }

    private static bool IsLetGo(TinyHdfs hdfs, string name, int seconds)
    {
        var isLetGo = false;
        var before = hdfs.Cluster.Outside;
        hdfs.Cluster.Outside = (from, to, message) =>
        {
            isLetGo |= message is DecommissionStatus { Status: HdfsStatus.Ok };
            before(from, to, message);
        };
        for (var i = 0; i < seconds && !isLetGo; i++)
        {
            hdfs.Cluster.Send(new NodeName("client"), TinyHdfs.At("name", i % 2), new Decommission(name));
            hdfs.RunFor(1);
        }

        hdfs.Cluster.Outside = before;
        return isLetGo;
    }

    private static int Rack(NodeName dataNode) =>
        int.Parse(dataNode.Value.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture) % 2;
}
