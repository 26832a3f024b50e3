namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Slaves;

/// <summary>What a slave keeps on its disk.</summary>
public sealed class SlaveVolumeSpecs
{
    [Fact]
    public void the_same_checkpoint_again_changes_nothing()
    {
        var bench = new SlaveBench();
        bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        var written = bench.Journal.Count;
        bench.Receive(new CheckpointResources(Resources.Of(SlaveBench.Volume)));
        bench.Journal.Count.ShouldBe(written);
    }

    [Fact]
    public void a_new_volume_is_an_empty_folder() =>
        Checkpoint(new SlaveBench(), SlaveBench.Volume).State.Contents["r/v"].Files.ShouldBeEmpty();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void the_content_of_a_destroyed_volume_stays_or_goes_as_the_release_has_it(bool deletes)
    {
        var bench = Checkpoint(new SlaveBench(new SlaveSettings { DestroyDeletesContent = deletes }), SlaveBench.Volume);
        bench.Run(SlaveBench.Task(volume: SlaveBench.Volume, command: "sleep 0.1"));
        bench.RunFor(1);
        bench.AckAll();
        Checkpoint(bench, SlaveBench.Disk);
        bench.State.Contents.ContainsKey("r/v").ShouldBe(!deletes);
        Checkpoint(bench, SlaveBench.Volume);
        bench.State.Contents["r/v"].Files.Length.ShouldBe(deletes ? 0 : 1);
        var before = bench.State;
        bench.Restart();
        bench.State.Contents.ShouldBe(before.Contents);
        bench.State.Checkpointed.ToString().ShouldBe(before.Checkpointed.ToString());
    }

    [Fact]
    public void reservations_and_volumes_take_the_place_of_what_they_were_made_of()
    {
        var total = SlaveResources.Total(SlaveBench.Info.Resources, Resources.Of(SlaveBench.Disk.WithAmount(Scalar.FromWhole(400)), Part(500)));
        total.Value.ToString().ShouldBe("cpus:4;disk(r, p):400;disk(r, p)[v:data]:500;disk:100;mem:1024");
    }

    [Fact]
    public void a_checkpoint_that_does_not_fit_the_configuration_is_refused() =>
        SlaveResources.Total(SlaveBench.Info.Resources, Resources.Of(Part(1001))).Refusal!.Rule.ShouldBe("checkpoint-fits-resources");

    private static Resource Part(int megabytes) =>
        SlaveBench.Disk.WithAmount(Scalar.FromWhole(megabytes)).WithVolume("v", "data");

    private static SlaveBench Checkpoint(SlaveBench bench, Resource resource)
    {
        bench.Receive(new CheckpointResources(Resources.Of(resource)));
        return bench;
    }

    [Fact]
    public void a_volume_whose_path_cannot_be_mounted_is_left_out_of_the_container()
    {
        var bench = new SlaveBench();
        var volume = SlaveBench.Disk.WithVolume("v", "a/b");
        bench.Receive(new CheckpointResources(Resources.Of(volume)));
        bench.Run(SlaveBench.Task(volume: volume));
        bench.RunFor(0.1);
        bench.State.Tasks[0].State.ShouldBe(TaskState.Running);
        bench.State.Contents["r/v"].Files.ShouldBeEmpty();
    }
}
