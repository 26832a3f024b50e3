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

    private static readonly string[] All = [.. Repository.Files.Where(file => Path.GetFileName(file) == "README.md").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pages { get; } = [.. All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void every_path_that_a_page_names_is_there(string page)
    {
        var paths = Regex.Matches(Repository.Read(page), "`(?<path>(src|tests|simulations|config)/[^` ]*)`", RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["path"].Value).ToList();

        paths.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();
    }

    [Fact]
    public void it_leads_to_every_other_page_and_is_short()
    {
        All.Where(page => page != "README.md" && !Text.Contains($"`{page}`", StringComparison.Ordinal)).ShouldBeEmpty();
        Repository.Lines("README.md").ShouldBeLessThan(260);
    }

    [Fact]
    public void the_exit_codes_of_the_command_line_are_those_of_the_program() =>
        Regex.Matches(Repository.Read("src/ActorMesos.Cli/README.md"), @"^\| (?<code>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience)
            .Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture))
            .ShouldBe(Enum.GetValues<ExitCode>().Select(code => (int)code));

    [Theory]
    [InlineData("README.md")]
    [InlineData("simulations/README.md")]
    public void its_scenario_is_right(string page)
    {
        var scenario = Regex.Match(Repository.Read(page), "```hocon\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience).Groups["text"].Value;

        ScenarioFile.ReadText(page, scenario, new SimulationCatalog(FrameworkCatalog.All).Names, ScenarioOverrides.None).ToString().ShouldBe("");
    }

    [Fact]
    public void what_it_shows_of_the_test_kit_is_in_the_samples()
    {
        var section = Regex.Match(Text, "## Test with it\n(?<text>.*?)(\n## |\\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience).Groups["text"].Value;
        var samples = Repository.Files.Where(file => file.StartsWith("tests/ActorMesos.TestKit.Samples/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var lines = samples.SelectMany(file => Repository.Read(file).Split('\n')).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var shown = section.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();

        shown.Count.ShouldBeGreaterThan(40);
        shown.Where(line => !lines.Contains(line)).ShouldBeEmpty();
        samples.Where(file => Repository.Lines(file) >= 40).ShouldBeEmpty();
    }
}
