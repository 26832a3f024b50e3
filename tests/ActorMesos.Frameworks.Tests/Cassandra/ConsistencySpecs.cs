using ActorMesos.Frameworks.Cassandra;

namespace ActorMesos.Frameworks.Tests.Cassandra;

/// <summary>What clients are answered, and how replicas come to agree.</summary>
public sealed class ConsistencySpecs
{
    private readonly TinyRing _ring = new(("max-hint-window", "10m"));

    [Fact]
    public void what_was_written_is_read()
    {
        _ring.Deploy(3);
        _ring.Write(0, "a", 7, Consistency.Quorum).ShouldBe(Outcome.Done);
        _ring.Read(2, "a", Consistency.Quorum)!.Cell!.Value.ShouldBe(7);
        _ring.Read(1, "b", Consistency.Quorum).ShouldNotBeNull().Cell.ShouldBeNull();
    }

    [Theory]
    [InlineData(Consistency.One, Outcome.Done)]
    [InlineData(Consistency.Two, Outcome.Done)]
    [InlineData(Consistency.Quorum, Outcome.Done)]
    [InlineData(Consistency.All, Outcome.Unavailable)]
    public void with_one_of_three_down_a_level_that_needs_all_is_unavailable(Consistency level, Outcome outcome)
    {
        _ring.Deploy(3);
        _ring.Stop(2);
        Wait(30);
        _ring.Write(0, "a", 1, level).ShouldBe(outcome);
        _ring.Read(0, "a", level)!.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void while_a_node_is_only_silent_a_level_that_needs_it_times_out()
    {
        _ring.Deploy(3);
        _ring.Stop(2);
        _ring.Write(0, "a", 1, Consistency.All).ShouldBe(Outcome.TimedOut);
        _ring.Holders("a").ShouldBe([0, 1], "a write that timed out may have taken place");
    }

    [Fact]
    public void a_node_that_comes_back_gets_what_it_missed_from_hints()
    {
        _ring.Deploy(3);
        _ring.Stop(2);
        Wait(30);
        _ring.Write(0, "a", 1, Consistency.Quorum).ShouldBe(Outcome.Done);
        _ring.Start(2);
        Wait(1);
        _ring.Holders("a").ShouldBe([0, 1]);
        Wait(25);
        _ring.Holders("a").ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void without_hints_a_read_repairs_what_it_meets()
    {
        var ring = new TinyRing(("max-hint-window", "0s"));
        ring.Deploy(3);
        ring.Stop(2);
        ring.RunUntil(100);
        ring.Write(0, "a", 1, Consistency.Quorum).ShouldBe(Outcome.Done);
        ring.Start(2);
        ring.RunUntil(160);
        ring.Holders("a").ShouldBe([0, 1]);
        ring.Read(1, "a", Consistency.All)!.Cell!.Value.ShouldBe(1);
        ring.Holders("a").ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void without_hints_and_reads_a_repair_brings_replicas_together()
    {
        var ring = new TinyRing(("max-hint-window", "0s"), ("repair-interval", "5m"));
        ring.Deploy(3);
        ring.Stop(2);
        ring.RunUntil(100);
        ring.Write(0, "a", 1, Consistency.Quorum).ShouldBe(Outcome.Done);
        ring.Start(2);
        ring.RunUntil(299);
        ring.Holders("a").ShouldBe([0, 1]);
        ring.RunUntil(301);
        ring.Holders("a").ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void a_deletion_is_a_tombstone_that_goes_when_its_time_is_over()
    {
        var ring = new TinyRing(("gc-grace", "10m"), ("compaction-interval", "1m"));
        ring.Deploy(3);
        ring.Write(0, "a", 1, Consistency.All).ShouldBe(Outcome.Done);
        ring.Write(0, "a", 0, Consistency.Quorum, isDeletion: true).ShouldBe(Outcome.Done);
        ring.Read(1, "a", Consistency.Quorum)!.Cell.ShouldNotBeNull().IsDeleted.ShouldBeTrue();
        ring.RunUntil(650);
        ring.Holders("a").ShouldBe([0, 1, 2]);
        ring.RunUntil(730);
        ring.Holders("a").ShouldBeEmpty();
    }

    [Fact]
    public void of_two_writes_the_later_one_wins_wherever_they_arrive_first()
    {
        _ring.Deploy(3);
        _ring.Stop(2);
        Wait(30);
        _ring.Write(0, "a", 1, Consistency.Quorum);
        _ring.Write(1, "a", 2, Consistency.Quorum);
        _ring.Start(2);
        Wait(40);
        _ring.Read(2, "a", Consistency.All)!.Cell!.Value.ShouldBe(2);
    }

    private void Wait(double seconds) => _ring.RunUntil(_ring.Now.SinceStart.TotalSeconds + seconds);
}
