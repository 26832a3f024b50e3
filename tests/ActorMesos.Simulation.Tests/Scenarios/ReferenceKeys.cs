using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>The keys that the defaults hold, and those that the reader asks for.</summary>
internal static class ReferenceKeys
{
    /// <summary>Sections whose keys are not settings: one value with a form of its own.</summary>
    private static readonly string[] Values = ["scenario.network.latency", "scenario.disk.latency", "scenario.slave.executor.ends-after", "scenario.slave.executor.start-delay"];

    public static IEnumerable<string> InDefaults() => Keys("", ScenarioDefaults.Root);

    public static IEnumerable<string> InScenario() => Keys("scenario", ScenarioDefaults.Scenario);

    /// <summary>What is read of a scenario that uses every kind of entry.</summary>
    public static IReadOnlySet<string> Read(string text)
    {
        var problems = new ProblemList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var root = ScenarioSource.Read(ScenarioSamples.File, text, problems).ShouldNotBeNull();
        ScenarioReader.Read(root, ScenarioSamples.Catalog, problems, known, out _);
        problems.Kept.ShouldBeEmpty();
        return known;
    }

    private static IEnumerable<string> Keys(string path, SectionNode section)
    {
        foreach (var (key, value) in section.Entries)
        {
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            var isSection = value is SectionNode { Entries.Length: > 0 } && !Values.Contains(inner);
            foreach (var found in isSection ? Keys(inner, (SectionNode)value) : [inner])
            {
                yield return found;
            }
        }
    }
}
