using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Tests.Support;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class BadWriteSpecs
{
    [Fact]
    public void one_bad_write_fails_one_actor_and_no_other()
    {
        var store = new FakeStore { IsBad = one => one.Payload is "bad" };
        using var world = new KernelSystem(new Hardware(store: store));
        var keepers = Enumerable.Range(0, 10).Select(i => world.Keeper($"keeper-{i}")).ToList();

        keepers.ForEach(keeper => keeper.Keep(keeper.Id == "keeper-4" ? "bad" : "good"));
        world.Run(1);

        keepers.Select(keeper => keeper.Notes.Single()).ShouldBe(
            keepers.Select(keeper => keeper.Id == "keeper-4" ? "failed bad" : "kept good #1"));
        store.Batches.Count().ShouldBe(11);
    }

    [Fact]
    public void the_actor_whose_write_failed_stops()
    {
        using var world = new KernelSystem(new Hardware(store: new FakeStore { IsBad = one => one.Payload is "bad" }));
        var keeper = world.Keeper("a");

        keeper.Keep("bad");
        world.Run(1);
        keeper.Do(actor => actor.Note("alive"));

        keeper.Notes.ShouldBe(["failed bad"]);
    }

    [Fact]
    public void all_events_of_a_failed_write_fail()
    {
        var store = new FakeStore { IsBad = one => one.Payload is "bad" };
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");

        keeper.Keep("good", "bad");
        world.Run(1);
        keeper.Notes.ShouldBe(["failed good"]);
        keeper.Notes.Clear();
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(["recovered #0"]);
    }

    [Fact]
    public void a_lone_bad_write_is_not_tried_again()
    {
        var store = new FakeStore { IsBad = one => one.Payload is "bad" };
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");

        keeper.Keep("bad");
        world.Run(1);

        store.Batches.Count().ShouldBe(1);
    }

    [Fact]
    public void rejections_are_per_event()
    {
        using var world = new KernelSystem(new Hardware(store: new FakeStore { IsRefused = one => one.Payload is "bad" }));
        var (first, second) = (world.Keeper("a"), world.Keeper("b"));

        first.Do(actor =>
        {
            actor.Persist("one", kept => actor.Note($"kept {kept}"));
            actor.Persist("bad", kept => actor.Note($"kept {kept}"));
            actor.Persist("three", kept => actor.Note($"kept {kept}"));
        });
        second.Keep("good");
        world.Run(1);

        first.Notes.ShouldBe(["kept one", "rejected bad", "kept three"]);
        second.Notes.ShouldBe(["kept good #1"]);
    }

    [Fact]
    public void a_rejection_belongs_to_the_write_of_its_event_even_where_an_earlier_one_of_the_id_is_held()
    {
        using var world = new KernelSystem(new Hardware(store: new FakeStore { IsRefused = one => one.Payload is "bad" }));
        var keeper = world.Keeper("a");
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure)))
        {
            keeper.Keep("held");
            world.Run(1);
        }

        keeper.Keep("bad");
        world.Run(1);

        keeper.Notes.ShouldBe(["kept held #1", "rejected bad"]);
    }

    [Fact]
    public void a_store_that_fails_from_another_thread_is_handled_the_same()
    {
        var store = new FakeStore { IsBad = one => one.Payload is "bad", Elsewhere = () => Thread.Yield() };
        using var world = new KernelSystem(new Hardware(store: store));
        var keepers = Enumerable.Range(0, 10).Select(i => world.Keeper($"keeper-{i}")).ToList();

        keepers.ForEach(keeper => keeper.Keep(keeper.Id == "keeper-4" ? "bad" : "good"));
        world.Run(1);

        keepers.Count(keeper => keeper.Notes.SequenceEqual(new[] { "kept good #1" })).ShouldBe(9);
    }
}
