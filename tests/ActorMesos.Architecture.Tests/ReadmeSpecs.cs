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

    [Fact]
    public void what_it_shows_of_the_test_kit_is_in_the_samples()
    {
        var section = Regex.Match(Text, "## Test with it\n(?<text>.*?)\n## ", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience).Groups["text"].Value;
        var samples = Repository.Files.Where(file => file.StartsWith("tests/ActorMesos.TestKit.Samples/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var lines = samples.SelectMany(file => Repository.Read(file).Split('\n')).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var shown = section.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();

        shown.Count.ShouldBeGreaterThan(40);
        shown.Where(line => !lines.Contains(line)).ShouldBeEmpty();
        samples.Where(file => Repository.Lines(file) >= 40).ShouldBeEmpty();
    }
}
