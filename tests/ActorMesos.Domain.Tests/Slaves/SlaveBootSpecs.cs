namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;

/// <summary>What a slave finds when its host has booted, or has an empty disk.</summary>
public sealed class SlaveBootSpecs
{
    private static readonly Resource Volume = Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("hdfs", "p").WithVolume("v1", "data");

    [Fact]
    public void in_0_23_a_slave_whose_host_has_booted_registers_anew_with_its_volumes_and_their_content()
    {
        var bench = Running(SemanticsProfile.V023);

        bench.Restart(downFor: 30, SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Of(Volume));
        bench.State.Contents["hdfs/v1"].Files.ShouldBe(["t"]);
        bench.State.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void in_1_11_it_comes_back_under_its_id_and_lists_no_task()
    {
        var bench = Running(SemanticsProfile.V111);

        bench.Restart(downFor: 30, SlaveBoot.Rebooted);
        bench.RunFor(0.001);

        var back = bench.Take<ReregisterSlave>().ShouldHaveSingleItem();
        (back.SlaveId, back.Tasks.Count).ShouldBe((SlaveBench.Id, 0));
        back.Checkpointed.ShouldBe(Resources.Of(Volume));
    }

    [Fact]
    public void a_slave_with_an_empty_disk_knows_nothing()
    {
        var bench = Running(SemanticsProfile.V111);

        bench.Restart(downFor: 30, SlaveBoot.EmptyDisk);
        bench.RunFor(0.001);

        bench.Take<RegisterSlave>().ShouldHaveSingleItem().Checkpointed.ShouldBe(Resources.Empty);
        bench.State.Contents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SlaveBoot.Rebooted)]
    [InlineData(SlaveBoot.EmptyDisk)]
    public void what_it_found_is_kept_on_its_disk(SlaveBoot boot)
    {
        var bench = Running(SemanticsProfile.V023);
        bench.Restart(downFor: 30, boot);
        var (volumes, id) = (bench.State.Checkpointed, bench.State.Id);

        bench.Restart();

        (bench.State.Checkpointed, bench.State.Id).ShouldBe((volumes, id));
        bench.State.Tasks.ShouldBeEmpty();
    }

    private static SlaveBench Running(SemanticsProfile semantics)
    {
        var bench = new SlaveBench(new SlaveSettings { Semantics = semantics });
        bench.Receive(new CheckpointResources(Resources.Of(Volume)));
        bench.Run(SlaveBench.Task(volume: Volume));
        bench.RunFor(1);
        bench.State.Tasks.ShouldHaveSingleItem();
        bench.Take<StatusUpdate>();
        return bench;
    }
}
