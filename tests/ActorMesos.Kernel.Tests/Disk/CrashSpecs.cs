using ActorMesos.Kernel.Tests.Support;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class CrashSpecs
{
    [Theory]
    [InlineData(true, "replayed x", "recovered #1")]
    [InlineData(false, "recovered #0")]
    public void what_is_outstanding_at_a_crash_is_kept_or_lost_as_told(bool written, params string[] recovery)
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");

        keeper.Keep("x");
        keeper.Crash(written);
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(recovery);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void a_restarted_actor_does_not_reuse_the_sequence_number_of_a_held_write(bool written, int sequence)
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var (keeper, innocent) = (world.Keeper("a"), world.Keeper("b"));
        keeper.Keep("x");
        innocent.Keep("y");

        keeper.Crash(written);
        keeper.Restart();
        world.Run(1);
        keeper.Notes.Clear();
        keeper.Keep("z");
        world.Run(1);

        keeper.Notes.ShouldBe([$"kept z #{sequence}"]);
        innocent.Notes.ShouldBe(["kept y #1"]);
        NumbersWritten(store, "a").ShouldBeUnique();
    }

    [Fact]
    public void a_write_held_by_an_actor_that_merely_stopped_is_settled_before_its_successor_recovers()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.System.Stop(keeper.Ref);
        world.Loop.DrainReady();

        keeper.Restart();
        world.Run(1);
        keeper.Keep("y");
        world.Run(1);

        keeper.Notes.ShouldBe(["replayed x", "recovered #1", "kept y #2"]);
        NumbersWritten(store, "a").ShouldBe([1L, 2L]);
    }

    [Fact]
    public void a_crashed_actor_is_answered_no_more()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");

        keeper.Crash(written: true);
        world.Run(1);

        keeper.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void a_crash_leaves_the_writes_of_others_alone()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keepers = Enumerable.Range(0, 5).Select(i => world.Keeper($"keeper-{i}")).ToList();
        keepers.ForEach(keeper => keeper.Keep("x"));

        keepers[2].Crash(written: false);
        world.Run(1);

        store.Batches.ShouldBe([["keeper-0", "keeper-1", "keeper-3", "keeper-4"]]);
        keepers.Where(keeper => keeper.Notes.SequenceEqual(new[] { "kept x #1" })).Count().ShouldBe(4);
    }

    [Fact]
    public void a_crash_can_fall_between_a_write_and_its_answer()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        keeper.Keep("x");

        world.Loop.RunUntil(TimeSpan.FromSeconds(1), () => store.Batches.Any());
        keeper.Notes.ShouldBeEmpty();
        keeper.Crash(written: false);
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(["replayed x", "recovered #1"]);
    }

    [Theory]
    [InlineData(true, "offered state #1", "recovered #1")]
    [InlineData(false, "replayed x", "recovered #1")]
    public void a_snapshot_that_is_being_saved_at_a_crash_is_kept_or_lost_as_told(bool written, params string[] recovery)
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);
        keeper.Notes.Clear();

        keeper.Do(actor => actor.SaveSnapshot("state"));
        keeper.Crash(written);
        world.Run(1);
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(recovery);
    }

    [Fact]
    public void an_actor_that_crashes_while_it_recovers_recovers_again()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);
        keeper.Crash(written: true);
        keeper.Notes.Clear();

        for (var i = 0; i < 3; i++)
        {
            keeper.Restart();
            world.Loop.RunUntil(world.Now + TimeSpan.FromMicroseconds(1500));
            keeper.Crash(written: i == 1);
        }

        keeper.Restart();
        world.Run(1);
        keeper.Notes.ShouldBe(["replayed x", "recovered #1"]);
    }

    [Fact]
    public void what_runs_while_a_crash_settles_runs_as_in_any_step()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        store.Elsewhere = () => Thread.Yield();
        var driven = new List<bool>();
        world.Actor((_, _) => driven.Add(world.Loop.IsDriver)).Tell("go", Akka.Actor.ActorRefs.NoSender);

        keeper.Crash(written: true);

        driven.ShouldBe([true]);
    }

    [Fact]
    public void a_crash_of_an_id_that_never_asked_for_anything_changes_nothing()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");

        world.Disk.Crash("somebody else", written: false);
        world.Run(1);

        keeper.Notes.ShouldBe(["kept x #1"]);
    }

    [Fact]
    public void a_protocol_message_that_a_crashing_actor_had_put_aside_is_no_bug()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        keeper.Ref.Tell(new Order("waits for x"), Akka.Actor.ActorRefs.NoSender);
        world.Loop.DrainReady();

        keeper.Crash(written: true);
        world.Run(1);

        world.Loop.Bug.ShouldBeNull();
    }

    [Fact]
    public void a_protocol_message_that_is_sent_to_a_crashed_actor_later_is_a_bug()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Crash(written: true);
        world.Run(1);

        keeper.Ref.Tell(new Order("past the network"), Akka.Actor.ActorRefs.NoSender);
        world.Run(1).ShouldBeFalse();

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain(nameof(Order));
    }

    private static IEnumerable<long> NumbersWritten(FakeStore store, string id) => store.Requests.OfType<WriteMessages>()
        .SelectMany(write => write.Messages.OfType<AtomicWrite>())
        .Where(write => write.PersistenceId == id)
        .SelectMany(write => (IEnumerable<IPersistentRepresentation>)write.Payload)
        .Select(one => one.SequenceNr);
}
