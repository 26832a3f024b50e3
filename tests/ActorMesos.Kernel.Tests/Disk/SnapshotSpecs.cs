using ActorMesos.Kernel.Tests.Support;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class SnapshotSpecs
{
    [Fact]
    public void a_snapshot_is_saved_and_offered_after_the_disks_latency()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x", "y");
        world.Loop.RunUntil(TimeSpan.FromSeconds(1));
        keeper.Notes.Clear();

        keeper.Do(actor => actor.SaveSnapshot("state"));
        world.Run(1);
        keeper.Keep("z");
        world.Run(1);

        keeper.Notes.ShouldBe([nameof(SaveSnapshotSuccess), "kept z #3"]);
        keeper.Times[^2].ShouldBe(TimeSpan.FromMilliseconds(1001));
        Restarted(world, keeper).ShouldBe(["offered state #2", "replayed z", "recovered #3"]);
    }

    [Fact]
    public void a_snapshot_is_offered_although_every_event_has_been_deleted()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x", "y");
        world.Run(1);
        keeper.Do(actor => actor.SaveSnapshot("state"));
        keeper.Do(actor => actor.DeleteMessages(2));
        world.Run(1);

        Restarted(world, keeper).ShouldBe(["offered state #2", "recovered #2"]);
        keeper.Notes.Clear();
        keeper.Keep("z");
        world.Run(1);
        keeper.Notes.ShouldBe(["kept z #3"]);
    }

    [Fact]
    public void a_snapshot_is_offered_although_there_never_was_an_event()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Do(actor => actor.SaveSnapshot("state"));
        world.Run(1);

        Restarted(world, keeper).ShouldBe(["offered state #0", "recovered #0"]);
    }

    [Fact]
    public void a_deleted_snapshot_is_not_offered()
    {
        using var world = new KernelSystem();
        var keeper = WithThreeSnapshots(world);
        keeper.Do(actor => actor.DeleteSnapshot(3));
        world.Run(1);
        keeper.Notes.Last().ShouldBe(nameof(DeleteSnapshotSuccess));

        Restarted(world, keeper).ShouldBe(["offered state 2 #2", "replayed event 3", "recovered #3"]);
    }

    [Fact]
    public void snapshots_are_deleted_as_the_criteria_say()
    {
        using var world = new KernelSystem();
        var keeper = WithThreeSnapshots(world);
        keeper.Do(actor => actor.DeleteSnapshots(new SnapshotSelectionCriteria(3, DateTime.MaxValue, minSequenceNr: 2)));
        world.Run(1);
        keeper.Notes.Last().ShouldBe(nameof(DeleteSnapshotsSuccess));

        Restarted(world, keeper).ShouldBe(["offered state 1 #1", "replayed event 2", "replayed event 3", "recovered #3"]);
    }

    [Fact]
    public void a_recovery_up_to_an_event_is_offered_no_later_snapshot()
    {
        using var world = new KernelSystem();
        var keeper = WithThreeSnapshots(world);
        world.System.Stop(keeper.Ref);
        world.Loop.DrainReady();

        var bounded = new Keeper(world, "a", recovers: false, new Recovery(SnapshotSelectionCriteria.Latest, 2));
        world.Run(1);

        bounded.Notes.ShouldBe(["offered state 2 #2", "recovered #3"]);
    }

    [Fact]
    public void a_recovery_without_snapshots_replays_everything()
    {
        using var world = new KernelSystem();
        var keeper = WithThreeSnapshots(world);
        world.System.Stop(keeper.Ref);
        world.Loop.DrainReady();

        var bounded = new Keeper(world, "a", recovers: false, new Recovery(SnapshotSelectionCriteria.None));
        world.Run(1);

        bounded.Notes.ShouldBe(["replayed event 1", "replayed event 2", "replayed event 3", "recovered #3"]);
    }

    private static Keeper WithThreeSnapshots(KernelSystem world)
    {
        var keeper = world.Keeper("a");
        for (var i = 1; i <= 3; i++)
        {
            var text = $"state {i}";
            keeper.Keep($"event {i}");
            world.Run(1);
            keeper.Do(actor => actor.SaveSnapshot(text));
            world.Run(1);
        }

        return keeper;
    }

    private static List<string> Restarted(KernelSystem world, Keeper keeper)
    {
        world.System.Stop(keeper.Ref);
        world.Loop.DrainReady();
        keeper.Notes.Clear();
        keeper.Restart();
        world.Run(1);
        return keeper.Notes;
    }
}
