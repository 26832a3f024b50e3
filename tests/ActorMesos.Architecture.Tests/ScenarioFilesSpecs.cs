using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Architecture.Tests;

public sealed class ScenarioFilesSpecs
{
    private static readonly ScenarioCatalog Names = new SimulationCatalog(FrameworkCatalog.All).Names;

    private static readonly IReadOnlyList<string> Paths =
        [.. Repository.Files.Where(file => file.StartsWith("simulations/", StringComparison.Ordinal) && file.EndsWith(".conf", StringComparison.Ordinal))];

    public static TheoryData<string> Files { get; } = [.. Paths];

    [Fact]
    public void the_two_that_the_readme_names_are_there()
    {
        Repository.Files.ShouldContain("simulations/hdfs.conf");
        Repository.Files.ShouldContain("simulations/quickstart.conf");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void is_right_and_says_what_it_shows_and_what_a_run_of_it_must_reach(string file)
    {
        var reading = Read(file);

        reading.ToString().ShouldBe("");
        reading.Scenario!.Name.ShouldNotBeNullOrWhiteSpace();
        reading.Scenario.Expect.Always.ShouldNotBeEmpty();
        reading.Scenario.Expect.Reached.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void begins_with_a_comment_that_says_what_it_is_for(string file) => Repository.Read(file).ShouldStartWith("# ");

    [Fact]
    public void each_has_a_name_of_its_own() =>
        Paths.Select(file => Read(file).Scenario?.Name).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ShouldBeEmpty();

    private static ScenarioReading Read(string file) => ScenarioFile.Read(Path.Combine(Repository.Root, file), Names, ScenarioOverrides.None);
}
