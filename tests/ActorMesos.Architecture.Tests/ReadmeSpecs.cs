using System.Globalization;
using System.Text.RegularExpressions;
using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Architecture.Tests;

public sealed class ReadmeSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string Text = Repository.Read("README.md");

    [Fact]
    public void every_path_that_it_names_is_there()
    {
        var paths = Regex.Matches(Text, "`(?<path>(src|tests|simulations|config)/[^` ]*)`", RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["path"].Value).ToList();

        paths.Count.ShouldBeGreaterThan(15);
        paths.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();
    }

    [Fact]
    public void its_exit_codes_are_those_of_the_program() =>
        Regex.Matches(Text, @"^\| (?<code>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience)
            .Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture))
            .ShouldBe(Enum.GetValues<ExitCode>().Select(code => (int)code));

    [Fact]
    public void its_scenario_is_right()
    {
        var scenario = Regex.Match(Text, "```hocon\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience).Groups["text"].Value;

        ScenarioFile.ReadText("README.md", scenario, new SimulationCatalog(FrameworkCatalog.All).Names, ScenarioOverrides.None).ToString().ShouldBe("");
    }
}
