using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Tests.Support;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class DiskTimingSpecs
{
    private static readonly LatencyRange Wide = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));

    [Fact]
    public void an_answer_comes_at_the_request_plus_the_disks_latency()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        world.Loop.RunUntil(TimeSpan.FromSeconds(5));

        keeper.Keep("x");
        world.Run(1);

        keeper.Notes.ShouldBe(["kept x #1"]);
        keeper.Times.Last().ShouldBe(TimeSpan.FromMilliseconds(5001));
    }

    [Fact]
    public void how_fast_the_store_really_is_changes_nothing()
    {
        var quick = Run(null);
        var slow = Run(() => Thread.Yield());

        slow.ShouldBe(quick);
        quick.Count.ShouldBe(200);

        static List<string> Run(Action? elsewhere)
        {
            using var world = new KernelSystem(new Hardware(disk: Wide, store: new FakeStore { Elsewhere = elsewhere }));
            var keepers = Enumerable.Range(0, 20).Select(i => world.Keeper($"keeper-{i}")).ToList();
            for (var i = 0; i < 10; i++)
            {
                keepers.ForEach(keeper => keeper.Keep($"{i}"));
                world.Run(1);
            }

            return [.. keepers.SelectMany(keeper => keeper.Notes.Zip(keeper.Times.Skip(1), (note, at) => $"{keeper.Id} {note} at {at}"))];
        }
    }

    [Fact]
    public void time_does_not_move_while_an_answer_is_owed()
    {
        using var later = new ManualResetEventSlim();
        var seenLater = true;
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        world.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(2), later.Set);

        // Were time to run on while the store works, the timer would end this wait.
        store.Elsewhere = () => seenLater = later.Wait(TimeSpan.FromMilliseconds(100));
        keeper.Keep("x");
        var due = world.Now + TimeSpan.FromMilliseconds(1);
        world.Run(1);

        seenLater.ShouldBeFalse();
        later.IsSet.ShouldBeTrue();
        keeper.Times.Last().ShouldBe(due);
    }

    [Fact]
    public void answers_of_one_instant_come_by_id_whatever_the_order_of_the_requests()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"keeper-{i}")];
        var seed = Hash64.Of(7, Hash64.Of("disk"));

        var forwards = Answered(ids);
        var backwards = Answered([.. ids.Reverse()]);

        backwards.ShouldBe(forwards);
        forwards.ShouldBe(ids.OrderBy(id => Hash64.Of(seed, Hash64.Of(id))));

        static List<string> Answered(string[] ids)
        {
            using var world = new KernelSystem();
            var answered = new List<string>();
            var keepers = ids.Select(id => world.Keeper(id)).ToList();
            keepers.ForEach(keeper => keeper.Do(actor => actor.Persist("x", _ => answered.Add(keeper.Id))));
            world.Run(1);
            return answered;
        }
    }

    [Fact]
    public void latency_is_drawn_from_seed_id_and_number_alone()
    {
        var first = Latencies(7, "a");

        Latencies(7, "a").ShouldBe(first);
        Latencies(7, "a", "other", "keepers").ShouldBe(first);
        Latencies(8, "a").ShouldNotBe(first);
        Latencies(7, "b").ShouldNotBe(first);
        first.Distinct().Count().ShouldBe(10);

        static List<TimeSpan> Latencies(ulong seed, string id, params string[] others)
        {
            using var world = new KernelSystem(new Hardware(seed, disk: Wide));
            foreach (var other in others)
            {
                world.Keeper(other).Keep("noise");
            }

            var keeper = world.Keeper(id);
            var latencies = new List<TimeSpan>();
            for (var i = 0; i < 10; i++)
            {
                world.Run(1);
                var asked = world.Now;
                keeper.Keep("x");
                world.Run(1);
                latencies.Add(keeper.Times.Last() - asked);
            }

            return latencies;
        }
    }

    [Fact]
    public void every_request_of_an_id_is_answered_in_its_turn()
    {
        using var world = new KernelSystem(new Hardware(disk: Wide));
        var keeper = world.Keeper("a");

        keeper.Do(actor =>
        {
            for (var i = 1; i <= 5; i++)
            {
                actor.SaveSnapshot($"state {i}");
                actor.DeleteSnapshot(i);
            }
        });
        world.Run(10);

        string[] pair = [nameof(SaveSnapshotSuccess), nameof(DeleteSnapshotSuccess)];
        keeper.Notes.ShouldBe([.. pair, .. pair, .. pair, .. pair, .. pair]);
    }

    [Fact]
    public void an_unknown_id_needs_no_query()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));

        world.Keeper("never-seen");

        store.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void an_unknown_id_recovers_after_the_disks_latency_as_any_other()
    {
        using var world = new KernelSystem();

        var keeper = world.Keeper("never-seen");

        // One request for the snapshot, one for the events.
        keeper.Times.ShouldBe([TimeSpan.FromMilliseconds(2)]);
    }

    [Fact]
    public void any_number_of_actors_recover_at_once()
    {
        using var world = new KernelSystem();

        var keepers = Enumerable.Range(0, 500).Select(i => world.Keeper($"keeper-{i}", recovers: false)).ToList();
        world.Run(1);

        keepers.ShouldAllBe(keeper => keeper.Times.Single() == TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public void a_slow_disk_does_not_time_a_recovery_out()
    {
        using var world = new KernelSystem();
        world.Disk.Install(DiskRule.On<ReplayMessages>(DiskVerdictKind.Delay, TimeSpan.FromMinutes(10)));

        var keeper = world.Keeper("a", recovers: false);
        world.Run(3600);

        keeper.Notes.ShouldBe(["recovered #0"]);
    }

    [Fact]
    public void a_read_that_the_store_fails_fails_its_actor()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);
        keeper.Crash(written: true);
        keeper.Notes.Clear();

        store.FailsReads = true;
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(["not recovered"]);
    }

    [Fact]
    public void a_known_id_is_asked_for()
    {
        var store = new FakeStore();
        using var world = new KernelSystem(new Hardware(store: store));
        var keeper = world.Keeper("a");
        keeper.Keep("x", "y");
        world.Run(1);
        keeper.Crash(written: true);
        keeper.Notes.Clear();

        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(["replayed x", "replayed y", "recovered #2"]);
        store.Requests.Select(request => request.GetType().Name)
            .ShouldBe([nameof(WriteMessages), nameof(LoadSnapshot), nameof(ReplayMessages)]);
    }

    [Fact]
    public void an_actor_that_persists_before_the_disk_has_power_is_a_bug()
    {
        var hardware = new Hardware();
        using var world = new KernelSystem(hardware);
        var keeper = world.Keeper("a");
        hardware.Disk.PowerOff();

        keeper.Keep("x");
        world.Run(1).ShouldBeFalse();

        world.Loop.Bug.ShouldNotBeNull().What.ShouldContain("no power");
    }
}
