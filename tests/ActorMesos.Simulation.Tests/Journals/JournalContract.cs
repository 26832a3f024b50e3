using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Tests.Worlds;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>What every journal must do for a world that ends and goes on in another one.</summary>
public abstract class JournalContract : IDisposable
{
    private static readonly TimeSpan LifeTime = TimeSpan.FromSeconds(20);

    /// <summary>Opens the journal, the second time as another object.</summary>
    internal abstract IJournal Open();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    [Theory]
    [InlineData(100)]
    [InlineData(2)]
    public void a_new_world_finds_everything_that_the_former_one_left(int snapshotEvery)
    {
        var former = Live(TimeSpan.Zero, snapshotEvery, out _);
        var next = Live(LifeTime + TimeSpan.FromSeconds(5), snapshotEvery, out _, checkAtOnce: true);
        next.Checkpointed.Equals(former.Checkpointed).ShouldBeTrue();
        next.Contents.ShouldBe(former.Contents);
        next.Id.ShouldBe(former.Id);
        next.UpdatesMade.ShouldBe(former.UpdatesMade);
        next.Tasks.ShouldHaveSingleItem().Info.Id.ShouldBe(KeeperPolicy.Task);
        next.Tasks[0].LaunchedAt.ShouldBe(former.Tasks[0].LaunchedAt);
    }

    [Fact]
    public void a_master_of_a_new_world_has_the_registry_of_the_former_one()
    {
        Live(TimeSpan.Zero, 100, out var first);
        Live(LifeTime, 100, out var second);
        first.Id.Value.ShouldBe("20150722-000000-1");
        second.Id.Value.ShouldBe("20150722-000020-2");
        second.Slaves.Keys.ShouldBe(first.Slaves.Keys, "the slave keeps the id that the first master gave it");
        second.Frameworks.Keys.ShouldBe(first.Frameworks.Keys);
    }

    /// <summary>The hash of a life on what the journal holds.</summary>
    internal string Trace(TimeSpan at, int snapshotEvery)
    {
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var journal = Open();
        using (var world = new World(Clusters.Keeper() with { SlaveSnapshotEvery = snapshotEvery }, journal, recorder))
        {
            world.PowerOn(at);
            world.RunUntil(at + LifeTime).ShouldBeTrue(world.Loop.Bug?.What);
        }

        return recorder.Complete();
    }

    private SlaveState Live(TimeSpan at, int snapshotEvery, out Master master, bool checkAtOnce = false)
    {
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var journal = Open();
        using var world = new World(Clusters.Keeper() with { SlaveSnapshotEvery = snapshotEvery }, journal, recorder);
        world.PowerOn(at);
        SlaveState? recovered = null;
        if (checkAtOnce)
        {
            world.RunUntil(at + LifeTime, () => (recovered = world.Ask<SlaveState>(Clusters.Slave, GetSlave.Instance)) is not null);
        }

        world.RunUntil(at + LifeTime).ShouldBeTrue(world.Loop.Bug?.What);
        world.Ask<IFrameworkPolicy>(KeeperPolicy.Node, GetFramework.Instance)!.IsHealthy.ShouldBeTrue();
        master = world.Ask<Master>(Clusters.Master, GetMaster.Instance)!;
        return recovered ?? world.Ask<SlaveState>(Clusters.Slave, GetSlave.Instance)!;
    }
}
