using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Tests.Support;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class GroupCommitSpecs
{
    [Fact]
    public void the_outstanding_writes_of_many_ids_are_one_batch()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keepers = Enumerable.Range(0, 100).Select(i => world.Keeper($"keeper-{i}")).ToList();

        keepers.ForEach(keeper => keeper.Keep("x", "y"));
        world.Run(1);

        store.Batches.Count().ShouldBe(1);
        store.Batches.Single().ShouldBe(keepers.Select(keeper => keeper.Id));
        world.Disk.Batches.ShouldBe(1);
        keepers.ShouldAllBe(keeper => keeper.Notes.SequenceEqual(new[] { "kept x #1", "kept y #2" }));
    }

    [Fact]
    public void nothing_is_written_before_the_first_answer_falls_due()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");

        keeper.Keep("x");
        world.Loop.RunUntil(world.Now + TimeSpan.FromTicks(9_999));
        store.Batches.ShouldBeEmpty();

        world.Loop.RunUntil(world.Now + TimeSpan.FromTicks(1));
        store.Batches.Count().ShouldBe(1);
    }

    [Fact]
    public void a_write_whose_answer_is_due_later_goes_along_with_the_first()
    {
        var store = new FakeStore();
        var wide = new LatencyRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));
        using var world = new KernelSystem(new Hardware(disk: wide, store: store));
        var keepers = Enumerable.Range(0, 20).Select(i => world.Keeper($"keeper-{i}")).ToList();

        keepers.ForEach(keeper => keeper.Keep("x"));
        world.Run(1);

        store.Batches.Count().ShouldBe(1);
        keepers.Select(keeper => keeper.Times.Last()).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void what_is_asked_for_after_the_batch_was_written_is_another_batch()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");

        keeper.Do(actor => actor.Persist("x", _ => actor.Persist("y", _ => { })));
        world.Run(1);

        store.Batches.ShouldBe([["a"], ["a"]]);
    }

    [Fact]
    public void deferred_messages_keep_their_place_among_the_events()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");

        keeper.Do(actor =>
        {
            actor.DeferAsync("first", text => actor.Note($"deferred {text}"));
            actor.PersistAsync("x", text => actor.Note($"kept {text}"));
            actor.DeferAsync("second", text => actor.Note($"deferred {text}"));
            actor.PersistAsync("y", text => actor.Note($"kept {text}"));
            actor.DeferAsync("third", text => actor.Note($"deferred {text}"));
        });
        world.Run(1);

        keeper.Notes.ShouldBe(["deferred first", "kept x", "deferred second", "kept y", "deferred third"]);
    }

    [Fact]
    public void deferred_messages_that_come_while_a_write_is_outstanding_wait_for_it()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");

        keeper.Do(actor => actor.PersistAsync("x", text => actor.Note($"kept {text}")));
        keeper.Do(actor => actor.DeferAsync("later", text => actor.Note($"deferred {text}")));
        world.Run(1);

        keeper.Notes.ShouldBe(["kept x", "deferred later"]);
        store.Batches.Count().ShouldBe(1);
    }

    [Fact]
    public void commands_wait_until_what_an_earlier_one_persists_is_on_the_disk()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");

        keeper.Keep("x");
        keeper.Do(actor => actor.Note("command"));
        keeper.Notes.ShouldBeEmpty();
        world.Run(1);

        keeper.Notes.ShouldBe(["kept x #1", "command"]);
    }
}
