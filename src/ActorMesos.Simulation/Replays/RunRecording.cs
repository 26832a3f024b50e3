using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Replays;

/// <summary>The folder that a run has left, read back.</summary>
public sealed record RunRecording
{
    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What the run came to, as it was written.</summary>
    public required JsonObject Result { get; init; }

    /// <summary>The file with the lines; null where only their hash was kept.</summary>
    public required string? Events { get; init; }

    /// <summary>The build that made it.</summary>
    public string Build => Text("build") ?? "unknown";

    /// <summary>The version of the form in which it was recorded; null in recordings that do not say.</summary>
    public int? Schema => Number("schema") is { } schema ? (int)schema : null;

    /// <summary>The hash of all lines.</summary>
    public string TraceSha256 => Text("trace_sha256") ?? "";

    /// <summary>Whether the user ended the run before its time.</summary>
    public bool IsCancelled => Number("exit_code") is 130;

    /// <summary>Whether calls came into it from outside; its lines hold them.</summary>
    public bool IsServed => Result["served"] is JsonValue value && value.TryGetValue<bool>(out var served) && served;

    /// <summary>The virtual time at its end.</summary>
    public TimeSpan EndedAt => TimeSpan.FromTicks((long)((Number("virtual_seconds") ?? 0) * TimeSpan.TicksPerSecond));

    /// <summary>The virtual time at which it went on with a journal; zero where it began anew.</summary>
    public TimeSpan StartedAt => TimeSpan.FromTicks((long)((Number("started_at_seconds") ?? 0) * TimeSpan.TicksPerSecond));

    /// <summary>How the run ended: <c>HOLDS</c>, <c>ENDED</c>, or <c>FAILED</c> with the name of what failed and its virtual time.</summary>
    public string Verdict => Result["failure"] is JsonObject failure
        ? string.Create(CultureInfo.InvariantCulture, $"FAILED {Text(failure, "name")} at {Number(failure, "virtual_seconds") ?? 0:0.0000000}s")
        : IsCancelled ? "ENDED before its time" : "HOLDS";

    /// <summary>What a run came to, as if it had been read from a folder.</summary>
    /// <param name="scenario">What was run.</param>
    /// <param name="outcome">What it came to.</param>
    /// <param name="events">The file with its lines.</param>
    public static RunRecording Of(Scenario scenario, RunOutcome outcome, string? events) => new()
    {
        Folder = "",
        Result = JsonNode.Parse(ResultJson.Print(scenario, outcome))!.AsObject(),
        Events = events,
    };

    /// <summary>How the run failed; null where it did not.</summary>
    public RunFailure? Failure => Result["failure"] is JsonObject failure && Number("exit_code") is { } code && Text(failure, "name") is { } name
        ? new((ExitCode)code, name, TimeSpan.FromTicks((long)((Number(failure, "virtual_seconds") ?? 0) * TimeSpan.TicksPerSecond)), Text(failure, "message") ?? "")
        : null;

    /// <summary>Reads the folder of a run.</summary>
    public static Result<RunRecording> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            var found = File.Exists(folder) ? "is a file; name the folder of a run" : "is not there; name the folder of a run, such as out/quickstart/seed-1";
            return new Refusal("recording-folder", $"{folder} {found}");
        }

        var file = Path.Combine(folder, "result.json");
        if (!File.Exists(file))
        {
            return new Refusal("recording-result", $"{folder} is not the folder of a run: it has no result.json");
        }

        var events = Path.Combine(folder, "events.jsonl");
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) is JsonObject result && Text(result, "trace_sha256") is { Length: 64 }
                ? new RunRecording { Folder = folder, Result = result, Events = File.Exists(events) ? events : null }
                : Damaged(file, "it does not say trace_sha256");
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Damaged(file, damaged.Message);
        }
    }

    /// <summary>The scenario of the run, as it was recorded with every default.</summary>
    /// <param name="catalog">The names that scenarios may use.</param>
    public Result<Scenario> ReadScenario(ScenarioCatalog catalog)
    {
        var file = Path.Combine(Folder, "scenario.conf");
        var reading = ScenarioFile.Read(file, catalog, ScenarioOverrides.None);
        if (reading.Scenario is { } scenario)
        {
            return string.Equals(scenario.Sha256, Text("scenario_sha256"), StringComparison.Ordinal) || !IsOfThisBuild
                ? scenario
                : new Refusal("recording-scenario-unchanged", $"{file} is not the scenario that was run: its hash is {scenario.Sha256[..12]}, result.json says {Text("scenario_sha256")}; run it instead");
        }

        var hint = IsOfThisBuild ? "" : $"\n{Mismatch}, which may know other settings; replay it with the build that made it";
        return new Refusal("recording-scenario", $"{reading}{hint}");
    }

    /// <summary>Whether this build and this form of recording made it.</summary>
    public bool IsOfThisBuild => Mismatch is null;

    /// <summary>What is other than in this build, in words; null where nothing is.</summary>
    public string? Mismatch
    {
        get
        {
            var here = ResultJson.Build;
            var schema = Schema is { } version ? version.ToString(CultureInfo.InvariantCulture) : "unnamed";
            return Schema != RecordingSchema.Version
                ? $"it was recorded in the form {schema} by build {Build}; this is build {here}, which records in the form {RecordingSchema.Version}"
                : string.Equals(Build, here, StringComparison.Ordinal) ? null : $"it was recorded by build {Build}; this is build {here}";
        }
    }

    /// <summary>Whether the file with the lines is another than the run wrote.</summary>
    public bool IsEventsChanged
    {
        get
        {
            if (Events is null)
            {
                return false;
            }

            using var file = File.OpenRead(Events);
            return !string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), TraceSha256, StringComparison.Ordinal);
        }
    }

    /// <summary>A text of the result; null where it has none of that name.</summary>
    public string? Text(string name) => Text(Result, name);

    /// <summary>A number of the result; null where it has none of that name.</summary>
    public decimal? Number(string name) => Number(Result, name);

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    private static Refusal Damaged(string file, string why) => new("recording-damaged", $"{file} is damaged: {why}");
}
