using ActorMesos.Cli.Benchmarks;
using ActorMesos.Cli.Output;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Shrinking;

namespace ActorMesos.Cli.Tests.Output;

/// <summary>How far something is, in words: its rate, and what is left of it.</summary>
public sealed class ProgressSpecs
{
    [Fact]
    public void an_exploration_says_its_rate_and_the_time_that_the_rest_takes()
    {
        var view = ExploreLine.View(new ExploreProgress(Planned: 300, Done: 100, Failed: 3, Groups: 1, Markers: 7), TimeSpan.FromSeconds(30));

        view.Line.ShouldBe("100 of 300 runs, speed 200 a minute, 00:01:00 to go, failed 3, in 1 way, markers 7 reached");
        view.Fraction!.Value.ShouldBe(1.0 / 3, 1e-9);
    }

    [Fact]
    public void shrinking_says_its_rate_and_what_is_left_of_the_step_at_hand()
    {
        var view = ShrinkLine.View(new ShrinkProgress(Runs: 20, Left: 4, StepLeft: 10), TimeSpan.FromSeconds(10));

        view.Line.ShouldBe("20 runs tried, speed 120 a minute, left 4 faults and calls, this step at most 10 runs and 00:00:05 to go");
        view.Fraction.ShouldBeNull("how many runs there will be, nobody knows");
    }

    [Fact]
    public void a_benchmark_says_its_rate_and_the_time_that_the_rest_takes() =>
        BenchProgress.View("offers", "tasks", new Rate(2000, 10_000, TimeSpan.FromSeconds(4))).Line
            .ShouldBe("offers: 2000 of 10000 tasks, speed 500 a second, 00:00:16 to go");

    [Fact]
    public void before_anything_is_done_nobody_knows_how_long_it_takes()
    {
        new Rate(0, 10, TimeSpan.FromSeconds(3)).Remaining.ShouldBe("not known yet");
        new Rate(1e-9, 1e9, TimeSpan.FromDays(1)).Remaining.ShouldBe("999d 00:00:00", "however long it takes, it can be said");
        new Rate(11, 10, TimeSpan.FromSeconds(3)).Remaining.ShouldBe("00:00:00", "what takes longer than was planned is never owed time");
    }

    [Fact]
    public void of_many_faults_in_force_the_first_three_are_named()
    {
        RunProgress.Faults([]).ShouldBe("none in force");
        RunProgress.Faults(["crash: node-1", "pause: node-2"]).ShouldBe("crash: node-1; pause: node-2");
        RunProgress.Faults(["a", "b", "c", "d", "e"]).ShouldBe("a; b; c; and 2 more");
    }

    [Fact]
    public void invariants_that_hold_are_counted_and_all_others_named()
    {
        InvariantTally.Of([new("no-leak", "quirk", "old content"), new("one-writer", "holds", null), new("ids-resolve", "broken", null), new("no-orphans", "holds", null)])
            .ShouldBe(["2 hold", "no-leak quirk", "ids-resolve broken"]);
        InvariantTally.Of([new("one-writer", "holds", null)]).ShouldBe(["1 holds"]);
    }

    [Fact]
    public void a_list_is_broken_between_entries_where_the_terminal_ends()
    {
        WrappedList.Break("reached     ", ["slave-registered 1", "volume-created 12", "task-running 3"], width: 40)
            .ShouldBe(["reached     slave-registered 1,", "            volume-created 12,", "            task-running 3"]);
        WrappedList.Break("reached     ", ["slave-registered 1", "volume-created 12"], int.MaxValue).ShouldBe(["reached     slave-registered 1, volume-created 12"]);
        WrappedList.Break("seeds 1..1000, faults ", ["framework-failover", "crash"], width: 30).ShouldBe(["seeds 1..1000, faults", "            framework-failover,", "            crash"]);
        WrappedList.Break("reached     ", ["a-name-that-no-terminal-has-room-for"], width: 20).ShouldBe(["reached     a-name-that-no-terminal-has-room-for"]);
        WrappedList.Break("reached     ", [], width: 20).ShouldBe(["reached"]);
    }
}
