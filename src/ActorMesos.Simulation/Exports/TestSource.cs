using System.Globalization;
using System.Text;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Exports;

/// <summary>
/// A failing run as the source of one test for xunit and the test kit, whole in one file. It is red until what failed is mended, and guards it
/// from then on.
/// </summary>
public static class TestSource
{
    /// <summary>Exports a recorded run.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="catalog">What its scenario may name.</param>
    /// <returns>The source; refused where the run did not fail, or went on with a journal that is no part of it.</returns>
    public static Result<string> Of(string folder, SimulationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var read = RunRecording.Read(folder);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        if (read.Value.StartedAt > TimeSpan.Zero)
        {
            return new Refusal("test-whole-run", $"the run in {folder} went on with a journal, which is no part of it; export the run of a scenario that begins anew");
        }

        if (read.Value.Failure is not { } failure)
        {
            return new Refusal("test-failing-run", $"the run in {folder} did not fail: a test of it would show nothing");
        }

        var scenario = read.Value.ReadScenario(catalog.Names);
        return scenario.IsRefused ? scenario.Refusal : Print(scenario.Value, failure.Name, failure.Message);
    }

    private static string Print(Scenario scenario, string failed, string message)
    {
        var text = ScenarioText.Print(scenario).TrimEnd('\n');
        var quotes = new string('"', Math.Max(3, LongestRow(text, '"') + 1));
        var seed = scenario.Seed.ToString(CultureInfo.InvariantCulture);
        var source = new StringBuilder();
        source.Append("using ActorMesos.Frameworks;\nusing ActorMesos.TestKit;\nusing Xunit;\n\n");
        source.Append("/// <summary>").Append(Escape(scenario.Name)).Append(", seed ").Append(seed).Append(": ").Append(Escape(message)).Append("</summary>\n");
        source.Append("public sealed class ").Append(Word(scenario.Name)).Append("Seed").Append(seed).Append("\n{\n");
        source.Append("    private const string Scenario = ").Append(quotes).Append('\n');
        foreach (var line in text.Split('\n'))
        {
            source.Append("        ").Append(line).Append('\n');
        }

        source.Append("        ").Append(quotes).Append(";\n\n    [Fact]\n    public void ").Append(Word(failed, '_').TrimStart('_'))
            .Append("_holds() => SimulatedCluster.FromScenario(Scenario, FrameworkCatalog.All).RunScenario();\n}\n");
        return source.ToString();
    }

    /// <summary>The name of a class, or with a separator of a method, made of a few words.</summary>
    private static string Word(string text, char? separator = null)
    {
        var words = new string([.. text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = separator is { } between
            ? string.Join(between, words.Select(word => word.ToLowerInvariant()))
            : string.Concat(words.Take(8).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 ? "Run" : char.IsAsciiDigit(name[0]) ? $"Run{name}" : name;
    }

    private static string Escape(string text) => text.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static int LongestRow(string text, char letter)
    {
        var (longest, row) = (0, 0);
        foreach (var one in text)
        {
            row = one == letter ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
