using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Metrics;

namespace ActorMesos.Simulation.Runs;

/// <summary>What the leading master had counted when a run ended, as <c>/metrics/snapshot</c> would answer.</summary>
public static class MetricsJson
{
    /// <summary>The document: one flat object of names and numbers.</summary>
    public static string Print(MetricsSnapshot metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var document = new JsonObject();
        foreach (var (name, value) in metrics.Values)
        {
            document.Add(name, value);
        }

        return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = Recordings.RecordingJson.Options.Encoder });
    }
}
