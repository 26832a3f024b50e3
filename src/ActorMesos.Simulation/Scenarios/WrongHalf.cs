using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>
/// The other half of a scenario: the same, but for a framework or cluster that behaves as a release did which had a bug, and what breaks
/// then. It stands beside the scenario, which says what is right.
/// </summary>
/// <param name="Shows">What goes wrong, in a few words.</param>
/// <param name="Set">What is set for it, in the form of <c>--set</c>.</param>
/// <param name="Breaks">The invariant or condition that does not hold.</param>
public sealed record WrongHalf(string Shows, Sequence<string> Set, string Breaks)
{
    internal const string Key = "wrong";

    internal static WrongHalf Read(SectionReader section, ScenarioCatalog catalog)
    {
        string[] names = [.. catalog.Invariants.Concat(catalog.LivenessConditions).Select(entry => entry.Name)];
        var half = new WrongHalf(
            section.Value("shows", Forms.Text("a text of 1 to 200 characters", text => text.Length is > 0 and <= 200)),
            section.Values("set", Forms.Text("path=value, as in frameworks[0].settings.count=5", text => text.Contains('=', StringComparison.Ordinal))),
            section.Value("breaks", Forms.Choice("known invariants and conditions", names, name => name)) ?? "");
        section.Close();
        return half;
    }

    /// <summary>What a file sets for its other half, read before anything else of it.</summary>
    internal static IReadOnlyList<string> SettingsOf(SectionNode root, ProblemList problems)
    {
        if (root.Find(Key) is SectionNode section)
        {
            return section.Find("set") is ListNode list ? [.. list.Items.OfType<TextNode>().Select(item => item.Text)] : [];
        }

        problems.Add(new(root.Origin.File, Key, null, "missing", "allowed: wrong { shows = ..., set = [...], breaks = ... }, to be run in that way"));
        return [];
    }
}
