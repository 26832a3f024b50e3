using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Runs;

/// <summary>
/// The folder of a run. It is filled under another name next to it and takes its place when the run ends, so that nothing half-written
/// is ever found there.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string ResultName = "result.json";
    private const string MetricsName = "metrics.json";

    private static readonly string[] Ours =
    [
        ResultName, MetricsName, "scenario.conf", "timing.json", "events.jsonl", "journal.db", "journal.db-wal", "journal.db-shm",
        "report.html", "trace.perfetto.json", "metrics.prom",
    ];

    private readonly List<string> _made;
    private bool _isDone;

    private RunFolder(string path, string temporary, List<string> made)
    {
        Path = path;
        Temporary = temporary;
        _made = made;
    }

    /// <summary>Where the run writes for now.</summary>
    public string Temporary { get; }

    /// <summary>Where the run can be found once it has ended.</summary>
    public string Path { get; }

    /// <summary>Looks whether a run may take this place, without changing anything: only an earlier run is ever replaced.</summary>
    /// <returns>Why not, or null.</returns>
    public static Refusal? Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return new Refusal("run-folder-named", "the run's folder has no name");
        }

        if (PathInTheWay.Of(path) is { } file)
        {
            return new Refusal("run-folder-possible", $"{path} cannot be the run's folder: {file} is a file");
        }

        return Directory.Exists(path) && Foreign(path) is { } foreign
            ? new Refusal("run-folder-free", $"the folder {path} holds something other than a run ({foreign}), which a run would replace; name another one")
            : null;
    }

    /// <summary>Makes a folder to write to.</summary>
    /// <param name="path">Where the run is to be found; <see cref="Check"/> has nothing against it.</param>
    public static RunFolder Create(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var parent = System.IO.Path.GetDirectoryName(full)!;
        var made = new List<string>();
        for (var folder = parent; folder is not null && !Directory.Exists(folder); folder = System.IO.Path.GetDirectoryName(folder))
        {
            made.Add(folder);
        }

        var temporary = NextTo(full, "new");
        DeleteIfThere(temporary);
        Directory.CreateDirectory(temporary);
        return new RunFolder(full, temporary, made);
    }

    /// <summary>A file of the run, where it is being written.</summary>
    public string File(string name) => System.IO.Path.Combine(Temporary, name);

    /// <summary>Writes what the run came to, and puts the folder in its place.</summary>
    public void Complete(Scenario scenario, RunOutcome outcome, string timing)
    {
        System.IO.File.WriteAllText(File("scenario.conf"), ScenarioText.Print(scenario));
        System.IO.File.WriteAllText(File(ResultName), ResultJson.Print(scenario, outcome) + "\n");
        if (outcome.Metrics is { } metrics)
        {
            System.IO.File.WriteAllText(File(MetricsName), MetricsJson.Print(metrics) + "\n");
        }

        System.IO.File.WriteAllText(File("timing.json"), timing + "\n");
        var old = NextTo(Path, "old");
        DeleteIfThere(old);
        if (Directory.Exists(Path))
        {
            Directory.Move(Path, old);
        }

        Directory.Move(Temporary, Path);
        _isDone = true;
        DeleteIfThere(old);
    }

    /// <summary>Takes away what was written, and the folders made for it, unless the run was completed.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        DeleteIfThere(Temporary);
        foreach (var folder in _made.TakeWhile(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>What in the folder no run has left there; null if there is nothing of the kind.</summary>
    private static string? Foreign(string path)
    {
        var names = Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        return names.Count > 0 && !IsResult(System.IO.Path.Combine(path, ResultName)) ? names[0] : names.Find(name => !Ours.Contains(name!));
    }

    private static bool IsResult(string file)
    {
        try
        {
            return System.IO.File.Exists(file) && JsonNode.Parse(System.IO.File.ReadAllText(file)) is JsonObject result && result.ContainsKey("trace_sha256");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string NextTo(string full, string word) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(full)!, $".{System.IO.Path.GetFileName(full)}.{Environment.ProcessId}.{word}");

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
