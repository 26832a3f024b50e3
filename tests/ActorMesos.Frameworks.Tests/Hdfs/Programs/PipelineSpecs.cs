using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Tests.Hdfs.Programs;

/// <summary>What a client does when a DataNode dies in the middle of its write.</summary>
public sealed class PipelineSpecs
{
    private const int First = 1001;

    [Fact]
    public void a_data_node_that_dies_is_replaced_and_the_same_block_goes_on_under_the_next_generation()
    {
        var (hdfs, written) = Writing(dataNodes: 5);
        var dead = hdfs.HoldersOf(written).First();
        hdfs.Stop("data", dead);
        var closed = Closed(hdfs);
        closed.Copies.ShouldBe(3);
        closed.File.ShouldEndWith($"blk_{written}");
        var renewed = hdfs.Sent<BlockRenewed>().ShouldHaveSingleItem();
        renewed.Generation.ShouldBe(First + 1);
        renewed.Targets.ShouldNotContain(TinyHdfs.At("data", dead));
        hdfs.Locate(closed.Key).DataNodes.ShouldBe(renewed.Targets, ignoreOrder: true);
    }

    [Fact]
    public void without_another_data_node_the_rest_of_the_pipeline_goes_on()
    {
        var (hdfs, written) = Writing(dataNodes: 3);
        hdfs.Stop("data", hdfs.HoldersOf(written).First());
        var closed = Closed(hdfs);
        closed.Copies.ShouldBe(2);
        closed.File.ShouldEndWith($"blk_{written}");
        hdfs.Locate(closed.Key).DataNodes.Count.ShouldBe(2);
    }

    [Fact]
    public void where_the_whole_pipeline_dies_the_file_gets_another_block()
    {
        var (hdfs, written) = Writing(dataNodes: 6);
        hdfs.HoldersOf(written).ToList().ForEach(dataNode => hdfs.Stop("data", dataNode));
        Closed(hdfs).File.ShouldNotEndWith($"blk_{written}");
        hdfs.Sent<BlockRenewed>().ShouldBeEmpty();
    }

    [Fact]
    public void a_replica_of_an_earlier_generation_does_not_count_when_its_data_node_is_back_and_is_deleted()
    {
        var (hdfs, written) = Writing(dataNodes: 5);
        var dead = hdfs.HoldersOf(written).First();
        hdfs.Stop("data", dead);
        var closed = Closed(hdfs);
        hdfs.HoldersOf(written).ShouldContain(dead);
        hdfs.Start("data", dead);
        hdfs.RunFor(10);
        hdfs.HoldersOf(written).ShouldNotContain(dead);
        hdfs.Locate(closed.Key).DataNodes.ShouldNotContain(TinyHdfs.At("data", dead));
        hdfs.HoldersOf(written).Count().ShouldBe(3);
    }

    [Fact]
    public void the_standby_that_takes_over_knows_the_generation_too()
    {
        var (hdfs, written) = Writing(dataNodes: 5);
        var dead = hdfs.HoldersOf(written).First();
        hdfs.Stop("data", dead);
        var closed = Closed(hdfs);
        hdfs.Stop("client", 0);
        hdfs.Stop("name", 0);
        hdfs.RunFor(30);
        hdfs.Start("data", dead);
        hdfs.RunFor(60);
        hdfs.Locate(closed.Key).DataNodes.ShouldNotContain(TinyHdfs.At("data", dead));
        hdfs.HoldersOf(written).ShouldNotContain(dead);
    }

    [Fact]
    public void when_the_client_dies_too_only_replicas_of_the_last_pipeline_are_closed()
    {
        var (hdfs, written) = Writing(dataNodes: 4);
        var dead = hdfs.HoldersOf(written).First();
        hdfs.Stop("data", dead);
        hdfs.RunUntil(() => hdfs.Sent<PipelineUpdate>().Any(), 120).ShouldBeTrue();
        hdfs.RunFor(1);
        hdfs.Stop("client", 0);
        hdfs.Start("data", dead);
        hdfs.RunFor(22 * 60);
        var path = hdfs.Sent<PipelineUpdate>().First().Path;
        var holders = hdfs.Locate(path).DataNodes;
        holders.Count.ShouldBe(3);
        holders.ShouldNotContain(TinyHdfs.At("data", dead));
    }

    /// <summary>A client is in the middle of its first block, for which it takes a minute.</summary>
    private static (TinyHdfs Hdfs, long Block) Writing(int dataNodes)
    {
        var hdfs = new TinyHdfs(("block-time", "1m"), ("client-pause", "1h")).Deploy(dataNodes);
        hdfs.Start("client", 0);
        hdfs.RunUntil(() => hdfs.Seen<DataAcknowledged>().Any(), 2 * 60 * 60).ShouldBeTrue();
        hdfs.RunFor(5);
        return (hdfs, hdfs.Sent<BlockAllocated>().ShouldHaveSingleItem().Block);
    }

    /// <summary>The client's last promise, once the NameNode has closed its file.</summary>
    private static DataAcknowledged Closed(TinyHdfs hdfs)
    {
        hdfs.RunUntil(() => hdfs.Sent<FileComplete>().Any(), 5 * 60).ShouldBeTrue();
        hdfs.RunFor(1);
        return hdfs.Seen<DataAcknowledged>().Last();
    }
}
