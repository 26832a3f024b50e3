using System.Text;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Http.Tests;

/// <summary>The lines that a served run has recorded.</summary>
internal static class ServedLines
{
    /// <summary>The kinds of what came in.</summary>
    public static IReadOnlyList<string> Entered(byte[] lines) =>
        [.. Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RecordedLine.Parse)
            .Where(line => line!.Event == "entered").Select(line => line!.Kind)];

    /// <summary>Runs it again from its lines, as from the folder of a run.</summary>
    public static ReplayOutcome Replay(RunRecording recording, Scenario scenario)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "scenario.conf"), ScenarioText.Print(scenario));
            var replay = Simulation.Replays.Replay.Of(recording with { Folder = folder.FullName }, ServedCluster.Catalog);
            replay.IsRefused.ShouldBeFalse(replay.ToString());
            return replay.Value.Execute(lines: null, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
