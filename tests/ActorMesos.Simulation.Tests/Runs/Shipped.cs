using System.Text;
using ActorMesos.Frameworks;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>The scenarios that are shipped, and how to run them.</summary>
internal static class Shipped
{
    public static SimulationCatalog Catalog { get; } = new(FrameworkCatalog.All);

    /// <summary>The repository's folder: the one above this assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A scenario that takes minutes, and is run cut short.</summary>
    public const string Day = "simulations/day-in-the-life.conf";

    /// <summary>A day of three rings, which is run once.</summary>
    public const string Volumes = "simulations/why-volumes.conf";

    /// <summary>The paths of all scenarios but the two that take long, relative to the repository.</summary>
    public static IEnumerable<string> Files => Directory
        .EnumerateFiles(Path.Combine(Root, "simulations"), "*.conf", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(file => file is not (Day or Volumes))
        .Order(StringComparer.Ordinal);

    public static Scenario Read(string file, string? seed = null, params string[] settings)
    {
        var reading = ScenarioFile.Read(
            Path.Combine(Root, file), Catalog.Names, ScenarioOverrides.None with { Seed = seed, Settings = [.. settings] });
        return reading.Scenario.ShouldNotBeNull(reading.ToString());
    }

    public static RunOutcome Run(Scenario scenario, IJournal journal)
    {
        using (journal)
        using (var recorder = new Recorder(RecordingJson.Options, null))
        using (var run = new ScenarioRun(scenario, Catalog, journal, recorder))
        {
            return run.Execute(CancellationToken.None);
        }
    }

    /// <summary>Runs and keeps what was recorded.</summary>
    public static RecordedRun Record(Scenario scenario, IJournal journal)
    {
        using var events = new MemoryStream();
        using (journal)
        using (var recorder = new Recorder(RecordingJson.Options, events))
        using (var run = new ScenarioRun(scenario, Catalog, journal, recorder))
        {
            var outcome = run.Execute(CancellationToken.None);
            return new RecordedRun(outcome, Encoding.UTF8.GetString(events.ToArray()).Split('\n'));
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ActorMesos.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No ActorMesos.sln above {AppContext.BaseDirectory}.");
        }

        return folder;
    }
}
