using System.Globalization;
using ActorMesos.Simulation.Journals;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>How a slave comes back by its settings, in whole clusters and to the second.</summary>
public sealed class SlaveRecoverySpecs
{
    private const string Reregistration = "\"kind\":\"ReregisterSlave\"";
    private const string Registration = "\"kind\":\"RegisterSlave\"";

    [Fact]
    public void a_slave_that_cleans_up_is_a_new_one_ten_seconds_after_its_last_executor()
    {
        var lines = Run("simulations/slaves/cleanup.conf");

        At(lines, "\"kind\":\"SlaveCleanupStarted\"").ShouldBe(140m, 0.05m);
        At(lines, "\"kind\":\"SlaveShutDown\"").ShouldBe(140.1m, 0.05m);
        At(After(lines, "\"kind\":\"SlaveCleanupStarted\""), "node-1", Registration).ShouldBe(150.1m, 0.05m);
    }

    [Fact]
    public void a_slave_that_has_more_is_back_at_once_and_one_that_has_less_once_its_meta_data_are_gone()
    {
        var lines = Run("simulations/slaves/reconfiguration.conf");

        At(After(lines, "\"kind\":\"SlaveReconfigured\""), "\"from\":\"node-1\"", Reregistration).ShouldBe(130m, 0.05m);
        At(lines, "\"kind\":\"SlaveRefusedToStart\"").ShouldBe(250m, 0.05m);
        At(After(lines, "\"kind\":\"SlaveRefusedToStart\""), "\"from\":\"node-2\"", Registration).ShouldBe(280m, 0.05m);
    }

    [Fact]
    public void in_0_23_nothing_may_be_added()
    {
        var lines = Shipped.Record(
            Shipped.Read("simulations/slaves/reconfiguration.conf", null, ["semantics=\"0.23\"", "duration=4m", "expect.eventually=[]", "expect.reached=[]"]),
            new MemoryJournal()).Lines.ToList();

        At(lines, "\"kind\":\"SlaveRefusedToStart\"").ShouldBe(130m, 0.05m);
    }

    [Fact]
    public void a_strict_slave_with_a_broken_checkpoint_waits_until_it_is_removed_and_others_do_not()
    {
        var lines = Run("simulations/volumes/stale-checkpoint.conf");
        At(lines, "\"kind\":\"SlaveRefusedToStart\"").ShouldBe(330m, 0.05m);
        At(After(lines, "\"kind\":\"SlaveRefusedToStart\""), "\"from\":\"node-2\"", Registration).ShouldBe(390m, 0.05m);

        var lenient = Run("simulations/volumes/stale-checkpoint.conf", "slave.strict=false", "expect.reached=[checkpoint-damaged]");
        lenient.ShouldNotContain(line => line.Contains("SlaveRefusedToStart", StringComparison.Ordinal));
        At(After(lenient, "\"kind\":\"CheckpointDamaged\""), "\"from\":\"node-2\"", Registration).ShouldBe(330m, 0.05m);
    }

    private static List<string> Run(string file, params string[] settings)
    {
        var run = Shipped.Record(Shipped.Read(file, null, settings), new MemoryJournal());
        run.Outcome.Failure.ShouldBeNull();
        return [.. run.Lines];
    }

    private static List<string> After(List<string> lines, string what) =>
        lines[lines.FindIndex(line => line.Contains(what, StringComparison.Ordinal))..];

    private static decimal At(List<string> lines, params string[] what) => decimal.Parse(
        lines.First(line => what.All(part => line.Contains(part, StringComparison.Ordinal))).Split("\"at\":")[1].Split(',')[0], CultureInfo.InvariantCulture);
}
