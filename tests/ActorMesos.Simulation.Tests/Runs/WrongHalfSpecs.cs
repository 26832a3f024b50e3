using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Scenarios;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>Scenarios whose other half has a bug: with it something breaks that holds without.</summary>
public sealed class WrongHalfSpecs
{
    public static TheoryData<string> Files => [.. Shipped.Files.Where(file => Read(file).Wrong is not null)];

    [Theory]
    [MemberData(nameof(Files))]
    public void what_a_scenario_says_breaks_is_what_breaks(string file)
    {
        var breaks = Read(file).Wrong!.Breaks;
        var wrong = Read(file, isWrong: true);
        wrong.ToString().ShouldBe("");
        var outcome = Shipped.Run(wrong.Scenario!, new MemoryJournal());
        outcome.Failure.ShouldNotBeNull($"{breaks} was to break").Name.ShouldBe(breaks);
    }

    [Fact]
    public void every_failure_of_a_framework_or_of_a_slave_has_one() => Files.Count.ShouldBeGreaterThanOrEqualTo(11);

    [Fact]
    public void the_wrong_half_is_the_right_one_with_what_it_sets()
    {
        const string file = "simulations/failures/b08-lost-timeout.conf";
        ScenarioText.Print(Read(file, isWrong: true).Scenario!).ShouldBe(
            ScenarioText.Print(Shipped.Read(file, null, [.. Read(file).Wrong!.Set])));
    }

    [Fact]
    public void the_command_line_has_the_last_word() =>
        ScenarioSamples.Read(Half("set = [\"seed=5\", \"duration=1m\"]"), new ScenarioOverrides(null, null, ["seed=6"]) { IsWrong = true })
            .Scenario!.ShouldSatisfyAllConditions(scenario => scenario.Seed.ShouldBe(6), scenario => scenario.Duration.ShouldBe(TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData("shows = \"\"", "simulations/x.conf:7: wrong.shows: found an empty text; allowed: a text of 1 to 200 characters")]
    [InlineData("set = [seed]", "simulations/x.conf:7: wrong.set[0]: found 'seed'; allowed: path=value, as in frameworks[0].settings.count=5")]
    [InlineData("sets = []", "simulations/x.conf:7: wrong.sets: unknown key; did you mean 'set'? known keys: shows, set, breaks")]
    [InlineData("breaks = hdfs-healty", "simulations/x.conf:7: wrong.breaks: found 'hdfs-healty'; did you mean 'hdfs-healthy'? known invariants and conditions: no-lost-volume, no-double-offer, hdfs-healthy")]
    public void mistakes_in_it_are_said(string line, string problem) => ScenarioSamples.Read(Half(line)).ToString().ShouldBe(problem);

    [Fact]
    public void a_wrong_setting_is_named_when_it_is_used() =>
        ScenarioSamples.Read(Half("set = [\"sed=5\"]"), ScenarioOverrides.None with { IsWrong = true }).ToString()
            .ShouldStartWith("wrong.set sed=5: scenario.sed: unknown key; did you mean 'seed'?");

    [Fact]
    public void a_scenario_without_one_cannot_be_run_so() =>
        ScenarioSamples.Read(ScenarioSamples.Small, ScenarioOverrides.None with { IsWrong = true }).ToString()
            .ShouldContain("wrong: missing; allowed: wrong { shows = ..., set = [...], breaks = ... }");

    private static ScenarioReading Read(string file, bool isWrong = false) =>
        ScenarioFile.Read(Path.Combine(Shipped.Root, file), Shipped.Catalog.Names, ScenarioOverrides.None with { IsWrong = isWrong });

    private static string Half(string line) =>
        $"{ScenarioSamples.Small}\nwrong {{\n{line}\n{(line.StartsWith("shows", StringComparison.Ordinal) ? "" : "shows = x\n")}{(line.StartsWith("breaks", StringComparison.Ordinal) ? "" : "breaks = hdfs-healthy\n")}}}\n";
}
