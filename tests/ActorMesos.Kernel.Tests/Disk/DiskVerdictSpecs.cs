using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Tests.Support;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Disk;

public sealed class DiskVerdictSpecs
{
    [Fact]
    public void a_write_that_fails_is_not_on_the_disk_and_stops_its_actor()
    {
        using var world = new KernelSystem();
        var (keeper, other) = (world.Keeper("a"), world.Keeper("b"));
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.Fail, id: "a")))
        {
            keeper.Keep("x");
            other.Keep("y");
            world.Run(1);
        }

        keeper.Notes.ShouldBe(["failed x"]);
        other.Notes.ShouldBe(["kept y #1"]);
        Recovered(world, keeper).ShouldBe(["recovered #0"]);
    }

    [Fact]
    public void a_refused_write_is_not_on_the_disk_and_its_actor_goes_on()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.Refuse)))
        {
            keeper.Keep("x", "y");
            world.Run(1);
        }

        keeper.Keep("z");
        world.Run(1);

        keeper.Notes.ShouldBe(["rejected x", "rejected y", "kept z #3"]);
        Recovered(world, keeper).ShouldBe(["replayed z", "recovered #3"]);
    }

    [Fact]
    public void a_delayed_answer_comes_later_and_what_follows_of_its_id_not_before_it()
    {
        using var world = new KernelSystem();
        var (keeper, other) = (world.Keeper("a"), world.Keeper("b"));
        world.Loop.RunUntil(TimeSpan.FromSeconds(1));
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.Delay, TimeSpan.FromSeconds(5), "a")))
        {
            keeper.Keep("x");
        }

        keeper.Do(actor => actor.Note("next"));
        other.Keep("y");
        world.Run(10);

        keeper.Notes.ShouldBe(["kept x #1", "next"]);
        keeper.Times.Last().ShouldBe(TimeSpan.FromMilliseconds(6001));
        other.Times.Last().ShouldBe(TimeSpan.FromMilliseconds(1001));
    }

    [Fact]
    public void a_delay_for_ever_does_not_wrap_round()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.Delay, TimeSpan.MaxValue));

        keeper.Keep("x");
        world.Loop.RunUntil(TimeSpan.FromDays(365)).ShouldBeTrue();

        keeper.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void a_write_that_is_never_acknowledged_is_on_the_disk()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.NeverAcknowledge)))
        {
            keeper.Keep("x");
            world.Run(60);
        }

        keeper.Notes.ShouldBeEmpty();
        Recovered(world, keeper).ShouldBe(["replayed x", "recovered #1"]);
    }

    [Fact]
    public void a_write_that_a_power_failure_would_take_is_acknowledged_and_readable()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure));

        keeper.Keep("x");
        world.Run(1);

        keeper.Notes.ShouldBe(["kept x #1"]);
        Recovered(world, keeper).ShouldBe(["replayed x", "recovered #1"]);
    }

    [Fact]
    public void a_power_failure_takes_it()
    {
        var hardware = new Hardware();
        using (hardware.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure, id: "a")))
        {
            using var world = new KernelSystem(hardware);
            world.Keeper("a").Keep("x");
            world.Keeper("b").Keep("y");
            world.Run(1);
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        Recovery(again, "a").ShouldBe(["recovered #0"]);
        Recovery(again, "b").ShouldBe(["replayed y", "recovered #1"]);
    }

    [Fact]
    public void another_write_of_the_id_makes_it_last()
    {
        var hardware = new Hardware();
        using (var world = new KernelSystem(hardware))
        {
            var keeper = world.Keeper("a");
            using (hardware.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure)))
            {
                keeper.Keep("x");
                world.Run(1);
                keeper.Keep("y");
                world.Run(1);
            }

            keeper.Keep("z");
            world.Run(1);
            keeper.Notes.ShouldBe(["kept x #1", "kept y #2", "kept z #3"]);
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        Recovery(again, "a").ShouldBe(["replayed x", "replayed y", "replayed z", "recovered #3"]);
    }

    [Fact]
    public void another_id_does_not()
    {
        var hardware = new Hardware();
        using (var world = new KernelSystem(hardware))
        {
            var (keeper, other) = (world.Keeper("a"), world.Keeper("b"));
            using (hardware.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure)))
            {
                keeper.Keep("x");
            }

            other.Keep("y");
            world.Run(1);
            keeper.Notes.ShouldBe(["kept x #1"]);
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        Recovery(again, "a").ShouldBe(["recovered #0"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_crash_of_the_process_does_not_take_what_was_acknowledged(bool written)
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        using (world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.LoseOnPowerFailure)))
        {
            keeper.Keep("x");
            world.Run(1);
        }

        keeper.Keep("y");
        keeper.Crash(written);
        keeper.Notes.Clear();
        keeper.Restart();
        world.Run(1);

        keeper.Notes.ShouldBe(written ? ["replayed x", "replayed y", "recovered #2"] : ["replayed x", "recovered #1"]);
    }

    [Fact]
    public void a_power_failure_takes_what_is_outstanding()
    {
        var hardware = new Hardware();
        using (var world = new KernelSystem(hardware))
        {
            world.Keeper("a").Keep("x");
        }

        using var again = new KernelSystem(hardware, TimeSpan.FromSeconds(10));
        Recovery(again, "a").ShouldBe(["recovered #0"]);
    }

    [Theory]
    [InlineData(DiskVerdictKind.Fail)]
    [InlineData(DiskVerdictKind.Refuse)]
    public void reads_and_the_rest_fail(DiskVerdictKind kind)
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);
        keeper.Notes.Clear();
        world.Disk.Install(new DiskRule((_, request) => request is WriteMessages ? DiskVerdict.Pass : new DiskVerdict(kind)));

        keeper.Do(actor =>
        {
            actor.SaveSnapshot("state");
            actor.DeleteSnapshot(1);
            actor.DeleteSnapshots(SnapshotSelectionCriteria.Latest);
            actor.DeleteMessages(1);
        });
        world.Run(1);
        Recovered(world, keeper).ShouldBe(["not recovered"]);

        keeper.Notes.Clear();
    }

    [Fact]
    public void a_replay_that_fails_stops_the_actor()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);

        using (world.Disk.Install(DiskRule.On<ReplayMessages>(DiskVerdictKind.Fail)))
        {
            Recovered(world, keeper).ShouldBe(["not recovered"]);
        }

        keeper.Notes.Clear();
        keeper.Restart();
        world.Run(1);
        keeper.Notes.ShouldBe(["replayed x", "recovered #1"]);
    }

    [Fact]
    public void a_snapshot_that_fails_is_reported_and_not_kept()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        keeper.Keep("x");
        world.Run(1);
        keeper.Notes.Clear();
        using (world.Disk.Install(DiskRule.On<SaveSnapshot>(DiskVerdictKind.Fail)))
        {
            keeper.Do(actor => actor.SaveSnapshot("state"));
            world.Run(1);
        }

        keeper.Notes.ShouldBe([nameof(SaveSnapshotFailure)]);
        Recovered(world, keeper).ShouldBe(["replayed x", "recovered #1"]);
    }

    [Fact]
    public void deferred_messages_survive_a_refused_write()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        world.Disk.Install(DiskRule.On<WriteMessages>(DiskVerdictKind.Refuse));

        keeper.Do(actor =>
        {
            actor.PersistAsync("x", text => actor.Note($"kept {text}"));
            actor.DeferAsync("later", text => actor.Note($"deferred {text}"));
        });
        world.Run(1);

        keeper.Notes.ShouldBe(["rejected x", "deferred later"]);
    }

    [Fact]
    public void rules_are_asked_in_the_order_in_which_they_were_installed_until_one_has_an_opinion()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        var asked = new List<string>();
        world.Disk.Install(Rule("first", DiskVerdictKind.Pass));
        world.Disk.Install(Rule("second", DiskVerdictKind.Delay));
        world.Disk.Install(Rule("third", DiskVerdictKind.Fail));

        keeper.Keep("x");
        world.Run(1);

        asked.ShouldBe(["first a", "second a"]);
        keeper.Notes.ShouldBe(["kept x #1"]);

        DiskRule Rule(string name, DiskVerdictKind kind) => new((id, _) =>
        {
            asked.Add($"{name} {id}");
            return new DiskVerdict(kind);
        });
    }

    [Fact]
    public void disposing_of_one_installation_twice_leaves_another_of_the_same_rule()
    {
        using var world = new KernelSystem();
        var keeper = world.Keeper("a");
        var rule = DiskRule.On<WriteMessages>(DiskVerdictKind.Refuse);
        var first = world.Disk.Install(rule);
        var second = world.Disk.Install(rule);

        first.Dispose();
        first.Dispose();
        keeper.Keep("x");
        world.Run(1);
        second.Dispose();
        keeper.Keep("y");
        world.Run(1);

        keeper.Notes.ShouldBe(["rejected x", "kept y #2"]);
    }

    /// <summary>What the actor notes when it is stopped and started again.</summary>
    private static List<string> Recovered(KernelSystem world, Keeper keeper)
    {
        world.System.Stop(keeper.Ref);
        world.Loop.DrainReady();
        keeper.Notes.Clear();
        keeper.Restart();
        world.Run(1);
        return keeper.Notes;
    }

    private static List<string> Recovery(KernelSystem world, string id)
    {
        var keeper = world.Keeper(id, recovers: false);
        world.Run(1);
        return keeper.Notes;
    }
}
