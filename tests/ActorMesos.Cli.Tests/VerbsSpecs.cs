using ActorMesos.Cli.Tests.Support;
using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Cli.Tests;

public sealed class VerbsSpecs : IDisposable
{
    private static readonly ScenarioCatalog Names = new SimulationCatalog(FrameworkCatalog.All).Names;

    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task validate_names_each_file_and_refuses_when_one_is_wrong()
    {
        _workplace.Write("good.conf", Sample.Walk);
        _workplace.Write("bad.conf", Sample.Walk.Replace("seed = 3", "sede = 3", StringComparison.Ordinal));

        (await _workplace.Run("validate", "good.conf")).ShouldExitWith(0).Output.ShouldBe("good.conf: right; a short walk\n");
        var both = (await _workplace.Run("validate", "good.conf", "bad.conf")).ShouldExitWith(1);

        both.OutputLines[0].ShouldBe("good.conf: right; a short walk");
        both.OutputLines[1].ShouldStartWith("bad.conf:3: scenario.sede: unknown key; did you mean 'seed'?");
    }

    [Fact]
    public async Task list_has_all_that_a_scenario_may_name_with_its_meaning()
    {
        var list = (await _workplace.Run("list")).ShouldExitWith(0);

        var entries = Names.Invariants.Concat(Names.LivenessConditions).Concat(Names.Markers).Select(entry => (entry.Name, Says: entry.Explanation))
            .Concat(Names.FrameworkTypes.Select(type => (type.Name, Says: type.Summary)))
            .Concat(FaultKinds.All.Select(kind => (kind.Name, Says: kind.Summary)));
        foreach (var (name, says) in entries)
        {
            list.OutputLines.ShouldContain(line => line.StartsWith($"  {name} ", StringComparison.Ordinal) && line.EndsWith($"  {says}", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public async Task list_says_which_faults_are_drawn_always_and_which_where_they_are_named()
    {
        var list = (await _workplace.Run("list")).Output;
        var lines = list[list.IndexOf("Faults that explore draws (explore.kinds)\n", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n')[1..];
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("  all          crash, power-cycle, ");
        lines[1].ShouldStartWith("  where named  slave-shutdown, reboot, replace, ");
        FaultKinds.All.Where(kind => lines.Any(line => $"{line},".Contains($" {kind.Name},", StringComparison.Ordinal)))
            .ShouldBe(FaultKinds.All.Where(kind => kind.Draw is not null));
    }

    [Fact]
    public async Task list_aligns_each_section()
    {
        var list = (await _workplace.Run("list")).Output;

        var faults = list[list.IndexOf("Faults\n", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n')[1..];

        faults.Select(line => line.Length - line.TrimStart().Length).ShouldAllBe(indent => indent == 2);
        FaultKinds.All.Zip(faults, (kind, line) => line.IndexOf(kind.Summary, StringComparison.Ordinal)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task list_finds_the_scenarios_that_come_with_the_program_from_any_folder()
    {
        var list = await _workplace.Run("list");

        list.OutputLines.ShouldContain(line => line.Contains(Built.Scenario("hdfs.conf"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task show_resolves_every_default_and_its_output_is_a_scenario_that_shows_the_same()
    {
        _workplace.Write("walk.conf", Sample.Walk);

        var shown = (await _workplace.Run("show", "walk.conf", "--seed", "9", "--set", "slaves[0].count=2")).ShouldExitWith(0);
        _workplace.Write("shown.conf", shown.Output);

        shown.Output.ShouldContain("seed = 9\n");
        shown.Output.ShouldContain("count = 2\n");
        shown.Output.ShouldContain("semantics = \"0.23\"");
        shown.Output.ShouldContain("allocation-interval = 1s");
        (await _workplace.Run("show", "shown.conf")).ShouldExitWith(0).Output.ShouldBe(shown.Output);
    }

    [Fact]
    public async Task without_a_file_the_scenario_of_the_hdfs_framework_is_meant() =>
        (await _workplace.Run("show")).ShouldExitWith(0).Output.ShouldContain("type = \"hdfs\"");

    [Fact]
    public async Task help_names_every_verb()
    {
        var help = (await _workplace.Run("--help")).ShouldExitWith(0).Output;

        foreach (var verb in new[] { "run", "replay", "diff", "validate", "list", "show", "explore", "shrink", "serve", "bench" })
        {
            help.ShouldContain($"  {verb}");
        }
    }

    [Fact]
    public async Task version_is_the_build_that_failures_name() =>
        (await _workplace.Run("--version")).ShouldExitWith(0).Output.ShouldStartWith("0.");
}
