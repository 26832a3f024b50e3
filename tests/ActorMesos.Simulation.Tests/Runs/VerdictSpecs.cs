using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>How runs end that do not hold.</summary>
public sealed class VerdictSpecs
{
    private const string Quick = "simulations/quickstart.conf";

    [Fact]
    public void a_run_that_holds_says_so()
    {
        var outcome = Run();
        outcome.ExitCode.ShouldBe(ExitCode.Holds);
        outcome.Invariants.ShouldAllBe(invariant => invariant.Status == "holds");
        outcome.Reached["volume-created"].ShouldBe(1);
        outcome.Reached["volume-destroyed"].ShouldBe(1);
        outcome.Reached.Keys.ShouldNotContain("slave-crashed");
    }

    [Fact]
    public void a_marker_that_was_not_reached_fails_the_run()
    {
        var outcome = Run("expect.reached=[task-running]");
        outcome.ExitCode.ShouldBe(ExitCode.InvariantBroke);
        outcome.Failure!.Name.ShouldBe("task-running");
    }

    [Fact]
    public void what_does_not_come_to_pass_in_time_fails_the_run()
    {
        var outcome = Run("duration=1s", "expect.eventually=[{ name = walk-done, within = 1s }]", "expect.reached=[]");
        outcome.ExitCode.ShouldBe(ExitCode.NotLive);
        outcome.Failure!.Name.ShouldBe("walk-done");
        outcome.VirtualTime.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void what_a_release_breaks_by_design_is_a_quirk_unless_it_is_named()
    {
        const string Hdfs = "simulations/hdfs.conf";
        string[] small = ["slaves[0].count=4", "slaves[1].count=4", "frameworks[0].settings.name-nodes=0", "faults=[]", "expect.reached=[]"];
        var quirk = Shipped.Run(Shipped.Read(Hdfs, null, small), new MemoryJournal());
        quirk.Invariants.Single(invariant => invariant.Name == "no-leak").Status.ShouldBe("quirk");
        quirk.ExitCode.ShouldBe(ExitCode.Holds);
        var broken = Shipped.Run(Shipped.Read(Hdfs, null, [.. small, "expect.always=[no-leak]"]), new MemoryJournal());
        broken.ExitCode.ShouldBe(ExitCode.InvariantBroke);
        broken.Failure!.Name.ShouldBe("no-leak");
        var deleted = Shipped.Run(Shipped.Read(Hdfs, null, [.. small, "semantics=\"1.11\""]), new MemoryJournal());
        deleted.Invariants.Single(invariant => invariant.Name == "no-leak").Status.ShouldBe("holds");
    }

    [Fact]
    public void whether_every_framework_serves_is_looked_at_only_where_it_is_named()
    {
        // There is one slave for three instances.
        string[] crowded =
        [
            "frameworks=[{ name = db, type = service, role = db, principal = db, settings = { count = 3 } }]", "print-documents=false",
            "expect.eventually=[]", "expect.reached=[]",
        ];
        Run(crowded).Invariants.ShouldNotContain(invariant => invariant.Name == "all-deploy");
        var asked = Run([.. crowded, "expect.always=[all-deploy]"]);
        asked.Invariants.Single(invariant => invariant.Name == "all-deploy").Status.ShouldBe("broken");
        asked.Failure!.Name.ShouldBe("all-deploy");
    }

    [Fact]
    public void a_run_that_is_cancelled_is_neither_good_nor_bad()
    {
        using var journal = new MemoryJournal();
        using var recorder = new Kernel.Recording.Recorder(Recordings.RecordingJson.Options, null);
        using var run = new ScenarioRun(Shipped.Read(Quick), Shipped.Catalog, journal, recorder);
        var outcome = run.Execute(new CancellationToken(canceled: true));
        outcome.IsCancelled.ShouldBeTrue();
        outcome.Failure.ShouldBeNull();
    }

    private static RunOutcome Run(params string[] settings) => Shipped.Run(Shipped.Read(Quick, null, settings), new MemoryJournal());
}
