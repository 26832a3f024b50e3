using ActorMesos.Frameworks.Cassandra;

namespace ActorMesos.Frameworks.Tests.Cassandra;

/// <summary>How nodes come onto a ring, leave it, and are replaced.</summary>
public sealed class MembershipSpecs
{
    [Fact]
    public void seeds_begin_together_and_another_node_serves_thirty_seconds_later()
    {
        var ring = new TinyRing();
        ring.Start(0);
        ring.Start(1);
        ring.Start(2);
        ring.RunUntil(5);
        ring.Serving.ShouldBe(["cassandra-0", "cassandra-1"], ignoreOrder: true);
        ring.RunUntil(40);
        ring.Events.Single(one => one is ("cassandra-2", _, CassandraNodeServes)).At.SinceStart.TotalSeconds.ShouldBe(31, tolerance: 1);
    }

    [Fact]
    public void a_node_that_finds_no_seed_gives_up_after_the_ring_delay()
    {
        var ring = new TinyRing();
        ring.Start(2);
        ring.RunUntil(29.9);
        ring.Exits.ShouldBeEmpty();
        ring.RunUntil(30.1);
        ring.Exits.ShouldBe(new Dictionary<string, int> { ["cassandra-2"] = 3 });
        ring.Events.ShouldHaveSingleItem().Happened.ShouldBe(new CassandraNodeGaveUp("cassandra-2", "unable to gossip with any seed"));
    }

    [Fact]
    public void a_seed_whose_colleague_is_away_begins_alone_after_the_ring_delay()
    {
        var ring = new TinyRing();
        ring.Start(0);
        ring.RunUntil(29.9);
        ring.Serving.ShouldBeEmpty();
        ring.RunUntil(30.1);
        ring.Serving.ShouldBe(["cassandra-0"]);
    }

    [Fact]
    public void a_node_that_joins_streams_the_rows_that_become_its_own()
    {
        var ring = new TinyRing();
        ring.Deploy(3);
        Fill(ring, 40);
        ring.Start(3);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 40);
        ring.Serving.ShouldContain("cassandra-3");
        Enumerable.Range(0, 40).Count(key => ring.Holders($"{key}").Contains(3)).ShouldBeInRange(15, 39);
        ReadAll(ring, 40, through: 3).ShouldBe(40);
    }

    [Fact]
    public void a_node_that_joins_waits_for_those_that_have_rows_and_are_away()
    {
        var ring = new TinyRing();
        ring.Deploy(3);
        Fill(ring, 40);
        ring.Start(3);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 5);
        Enumerable.Range(0, 3).ToList().ForEach(ring.Stop);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 120);
        ring.Serving.ShouldNotContain("cassandra-3");

        ring.Start(0);
        ring.Start(1);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Serving.ShouldNotContain("cassandra-3");

        ring.Start(2);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Serving.ShouldContain("cassandra-3");
        ReadAll(ring, 40, through: 3).ShouldBe(40);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void a_node_that_replaces_another_serves_once_it_has_a_source_of_each_row(int away, bool serves)
    {
        var ring = new TinyRing();
        ring.Deploy(4);
        Fill(ring, 20);
        ring.Stop(3);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Start(3, onEmptyDisk: true);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 5);
        Enumerable.Range(3 - away, away).ToList().ForEach(ring.Stop);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 120);
        (ring.Serving.Count(name => name == "cassandra-3") == 2).ShouldBe(serves);
    }

    [Fact]
    public void a_node_that_leaves_gives_its_rows_away_first()
    {
        var ring = new TinyRing();
        ring.Deploy(4);
        Fill(ring, 40);
        ring.Message(3, "decommission");
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 29);
        ring.Exits.ShouldBeEmpty();
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 5);
        ring.Exits.ShouldBe(new Dictionary<string, int> { ["cassandra-3"] = 0 });
        Enumerable.Range(0, 40).ShouldAllBe(key => ring.Holders($"{key}").Count == 3);
    }

    [Fact]
    public void a_node_that_has_left_and_is_started_again_begins_anew()
    {
        var ring = new TinyRing();
        ring.Deploy(4);
        Fill(ring, 40);
        ring.Message(3, "decommission");
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 40);
        ring.Start(3);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 5);
        ring.Serving.Count(name => name == "cassandra-3").ShouldBe(1);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 40);
        ring.Serving.Count(name => name == "cassandra-3").ShouldBe(2);
        ReadAll(ring, 40, through: 3).ShouldBe(40);
    }

    [Theory]
    [InlineData("true", 20)]
    [InlineData("false", 0)]
    public void a_node_on_an_empty_disk_streams_what_the_lost_one_had_or_begins_empty(string streams, int rows)
    {
        var ring = new TinyRing(("replace-streams", streams), ("max-hint-window", "0s"));
        ring.Deploy(3);
        Fill(ring, 20);
        ring.Stop(2);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Start(2, onEmptyDisk: true);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Serving.Count(name => name == "cassandra-2").ShouldBe(2);
        Enumerable.Range(0, 20).Count(key => ring.Holders($"{key}").Contains(2)).ShouldBe(rows);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void a_node_that_was_away_for_longer_than_tombstones_are_kept_begins_anew_if_it_looks_at_the_clock(string checks, bool begins)
    {
        var ring = new TinyRing(("gc-grace", "5m"), ("check-data-resurrection", checks));
        ring.Deploy(3);
        Fill(ring, 5);
        ring.Stop(2);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 301);
        ring.Start(2);
        ring.RunUntil(ring.Now.SinceStart.TotalSeconds + 60);
        ring.Events.Any(one => one.Happened is CassandraNodeEmptied).ShouldBe(begins);
        ring.Serving.Count(name => name == "cassandra-2").ShouldBe(2);
        ring.Holders("0").ShouldBe([0, 1, 2]);
    }

    private static void Fill(TinyRing ring, int rows)
    {
        for (var key = 0; key < rows; key++)
        {
            ring.Write(key % 3, $"{key}", key + 1, Consistency.All).ShouldBe(Outcome.Done);
        }
    }

    private static int ReadAll(TinyRing ring, int rows, int through) =>
        Enumerable.Range(0, rows).Count(key => ring.Read(through, $"{key}", Consistency.Quorum)?.Cell?.Value == key + 1);
}
