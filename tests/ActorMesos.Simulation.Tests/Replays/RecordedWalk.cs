using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Replays;

/// <summary>A folder with a copy of the recording of quickstart.conf that is kept with the specs.</summary>
internal sealed class RecordedWalk : IDisposable
{
    private static readonly string Kept = Path.Combine(Shipped.Root, "tests", "ActorMesos.Simulation.Tests", "Replays", "quickstart");

    public RecordedWalk()
    {
        foreach (var file in Directory.EnumerateFiles(Kept))
        {
            System.IO.File.Copy(file, File(Path.GetFileName(file)));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("actormesos-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public void Change(string name, Func<string, string> change) => System.IO.File.WriteAllText(File(name), change(System.IO.File.ReadAllText(File(name))));

    /// <summary>Records the scenario of the copy anew, as this build does.</summary>
    public RecordedWalk Anew()
    {
        var scenario = Shipped.Read("simulations/quickstart.conf");
        var run = Shipped.Record(scenario, new MemoryJournal());
        System.IO.File.WriteAllText(File("events.jsonl"), string.Join('\n', run.Lines));
        System.IO.File.WriteAllText(File("scenario.conf"), ScenarioText.Print(scenario));
        System.IO.File.WriteAllText(File("result.json"), ResultJson.Print(scenario, run.Outcome));
        return this;
    }

    public RunRecording Read() => RunRecording.Read(Folder).Value;

    public ReplayOutcome Replay(TimeSpan? until = null)
    {
        var replay = Simulation.Replays.Replay.Of(Read(), Shipped.Catalog, until);
        replay.IsRefused.ShouldBeFalse(replay.Refusal?.Reason);
        return replay.Value.Execute(null, CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
