using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Runs;

/// <summary>What a run came to, as <c>result.json</c>. The same run gives the same bytes: no wall-clock value is in it.</summary>
public static class ResultJson
{
    /// <summary>The version of the build, which a failure names besides seed and scenario.</summary>
    public static string Build { get; } =
        typeof(ResultJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The document.</summary>
    public static string Print(Scenario scenario, RunOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(outcome);
        var reached = new JsonObject();
        foreach (var (marker, count) in outcome.Reached.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            reached.Add(marker, count);
        }

        var document = new JsonObject
        {
            ["valid"] = outcome.Failure is null && !outcome.IsCancelled,
            ["exit_code"] = (int)outcome.ExitCode,
            ["cancelled"] = outcome.IsCancelled,
            ["scenario"] = scenario.Name,
            ["seed"] = scenario.Seed,
            ["semantics"] = scenario.Semantics.Name,
            ["build"] = Build,
            ["schema"] = Replays.RecordingSchema.Version,
            ["scenario_sha256"] = scenario.Sha256,
            ["trace_sha256"] = outcome.TraceSha256,
            ["virtual_seconds"] = Seconds(outcome.VirtualTime),
            ["messages"] = outcome.Messages,
            ["messages_lost"] = outcome.MessagesLost,
            ["lines"] = outcome.Lines,
            ["invariants"] = new JsonArray([.. outcome.Invariants.Select(Invariant)]),
            ["reached"] = reached,
            ["failure"] = outcome.Failure is { } failure ? Failure(failure, outcome.Chain) : null,
        };
        if (outcome.Findings.Count > 0)
        {
            var findings = new JsonObject();
            foreach (var framework in outcome.Findings.GroupBy(found => found.Framework, StringComparer.Ordinal))
            {
                findings.Add(framework.Key, new JsonObject(framework.Select(found => KeyValuePair.Create(found.Finding.Name, (JsonNode?)found.Finding.Value))));
            }

            document.Add("findings", findings);
        }

        if (outcome.IsServed)
        {
            document.Add("served", true);
        }

        if (outcome.StartedAt > TimeSpan.Zero)
        {
            document.Add("started_at_seconds", Seconds(outcome.StartedAt));
        }

        return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = Recordings.RecordingJson.Options.Encoder });
    }

    private static JsonNode Invariant(InvariantOutcome outcome)
    {
        var node = new JsonObject { ["name"] = outcome.Name, ["status"] = outcome.Status };
        if (outcome.Message is not null)
        {
            node["found"] = outcome.Message;
        }

        return node;
    }

    private static JsonObject Failure(RunFailure failure, IReadOnlyList<Replays.RecordedLine> chain) => new()
    {
        ["name"] = failure.Name,
        ["virtual_seconds"] = Seconds(failure.At),
        ["message"] = failure.Message,
        ["faults"] = new JsonArray([.. failure.Faults.Select(fault => JsonValue.Create(fault))]),
        ["chain"] = new JsonArray([.. chain.Select(Line)]),
    };

    private static JsonObject Line(Replays.RecordedLine line)
    {
        var node = new JsonObject { ["seq"] = line.Number, ["at"] = Seconds(line.At.SinceStart), ["event"] = line.Event };
        if (line.From is not null)
        {
            node.Add("from", line.From);
        }

        if (line.To is not null)
        {
            node.Add("to", line.To);
        }

        node.Add("kind", line.Kind);
        node.Add("payload", JsonNode.Parse(line.Payload));
        return node;
    }

    private static decimal Seconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerSecond;
}
