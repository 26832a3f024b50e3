using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.Simulation.Comparisons;

/// <summary>A run that is laid beside another: what it came to, as names and values, and its lines.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Recording">What it came to.</param>
public sealed record ComparedRun(string Name, RunRecording Recording)
{
    /// <summary>The figures in which runs are compared, in the order in which they are shown.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures()
    {
        var result = Recording.Result;
        List<(string, string)> figures =
        [
            ("verdict", Recording.Verdict),
            ("scenario", Recording.Text("scenario") ?? ""),
            ("seed", Number("seed")),
            ("semantics", Recording.Text("semantics") ?? ""),
            ("virtual seconds", Number("virtual_seconds")),
            ("messages", Number("messages")),
            ("messages lost", Number("messages_lost")),
            ("lines", Number("lines")),
        ];
        figures.AddRange((result["invariants"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(invariant => ($"invariant {invariant["name"]}", $"{invariant["status"]}")));
        figures.AddRange((result["reached"] as JsonObject ?? []).Select(marker => ($"reached {marker.Key}", $"{marker.Value}")));
        figures.Add(("trace", Recording.TraceSha256[..12]));
        figures.Add(("build", Recording.Build));
        return figures;
    }

    private string Number(string name) => Recording.Number(name)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
