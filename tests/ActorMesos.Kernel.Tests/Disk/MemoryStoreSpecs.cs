using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Tests.Support;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class MemoryStoreSpecs
{
    [Fact]
    public void what_was_written_survives_a_new_actor_system()
    {
        var hardware = new Hardware();
        using (var world = new KernelSystem(hardware))
        {
            var keeper = world.Keeper("a");
            keeper.Keep("x", "y");
            world.Run(1);
            keeper.Do(actor => actor.SaveSnapshot("state"));
            world.Run(1);
            keeper.Keep("z");
            world.Run(1);
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        var found = again.Keeper("a", recovers: false);
        again.Run(1);
        found.Keep("w");
        again.Run(1);

        found.Notes.ShouldBe(["offered state #2", "replayed z", "recovered #3", "kept w #4"]);
    }

    [Fact]
    public void the_highest_sequence_number_outlives_the_events()
    {
        using var world = new KernelSystem();
        var store = new MemoryStore();
        Write(world, store, 1, 2, 3);

        var deleted = Ask(world, store, answers => new DeleteMessagesTo("a", 3, answers));
        var replayed = Ask(world, store, answers => new ReplayMessages(1, long.MaxValue, long.MaxValue, "a", answers));

        deleted.ShouldHaveSingleItem().ShouldBeOfType<DeleteMessagesSuccess>().ToSequenceNr.ShouldBe(3);
        replayed.ShouldHaveSingleItem().ShouldBeOfType<RecoverySuccess>().HighestSequenceNr.ShouldBe(3);
        store.Knows("a").ShouldBeTrue();
    }

    [Fact]
    public void a_replay_keeps_within_its_bounds()
    {
        using var world = new KernelSystem();
        var store = new MemoryStore();
        Write(world, store, 1, 2, 3, 4, 5, 6);

        Replay(2, 5, long.MaxValue).ShouldBe([2, 3, 4, 5]);
        Replay(2, 5, 2).ShouldBe([2, 3]);
        Replay(7, long.MaxValue, long.MaxValue).ShouldBeEmpty();
        Replay(1, 6, 0).ShouldBeEmpty();

        List<long> Replay(long from, long to, long most)
        {
            var answers = Ask(world, store, answers => new ReplayMessages(from, to, most, "a", answers));
            answers[^1].ShouldBeOfType<RecoverySuccess>().HighestSequenceNr.ShouldBe(6);
            return [.. answers.OfType<ReplayedMessage>().Select(one => one.Persistent.SequenceNr)];
        }
    }

    [Fact]
    public void a_sequence_number_that_is_used_twice_fails_the_whole_batch_as_a_database_does()
    {
        using var world = new KernelSystem();
        var store = new MemoryStore();
        Write(world, store, 1, 2);

        var answers = Ask(world, store, answers => new WriteMessages([Atomic("b", 1), Atomic("a", 2)], answers, 1));

        answers[0].ShouldBeOfType<WriteMessagesFailed>();
        answers.OfType<WriteMessageFailure>().Count().ShouldBe(2);
        store.Knows("b").ShouldBeFalse();
    }

    [Fact]
    public void an_id_is_known_once_something_was_kept_for_it()
    {
        using var world = new KernelSystem();
        var store = new MemoryStore();
        store.Knows("a").ShouldBeFalse();
        Write(world, store, 1);
        store.Knows("a").ShouldBeTrue();

        store.AskSnapshots(new SaveSnapshot(new SnapshotMetadata("b", 0, DateTime.UnixEpoch), "state"), new Probe(world));
        store.Knows("b").ShouldBeTrue();
    }

    [Fact]
    public void what_is_not_of_the_protocol_is_a_bug()
    {
        using var world = new KernelSystem();
        var store = new MemoryStore();

        Should.Throw<ArgumentOutOfRangeException>(() => store.AskJournal("hello", new Probe(world)));
        Should.Throw<ArgumentOutOfRangeException>(() => store.AskSnapshots("hello", new Probe(world)));
    }

    private static void Write(KernelSystem world, MemoryStore store, params long[] numbers)
    {
        var answers = Ask(world, store, answers => new WriteMessages(numbers.Select(number => Atomic("a", number)), answers, 1));
        answers.OfType<WriteMessageSuccess>().Count().ShouldBe(numbers.Length);
    }

    private static AtomicWrite Atomic(string id, long number) => new(new Persistent($"event {number}", number, id));

    private static List<object> Ask(KernelSystem world, MemoryStore store, Func<IActorRef, object> request)
    {
        var answers = new Probe(world);
        store.AskJournal(request(answers), answers);
        return [.. answers.Messages];
    }
}
