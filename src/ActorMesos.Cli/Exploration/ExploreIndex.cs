using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Reports;
using ActorMesos.Reports.Pages;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Markers;

namespace ActorMesos.Cli.Exploration;

/// <summary>
/// The page <c>index.html</c> of an exploration: what it came to, its groups of failures, each with the files of the run that stands for it,
/// and the markers. It is made of what was found alone: how long it took, and how many ran at once, is not on it.
/// </summary>
internal static class ExploreIndex
{
    private const int NumbersMost = 20;

    /// <summary>The files of a run that a person may want to open, the first first.</summary>
    private static readonly string[] Files = [RunReport.PageName, RunReport.TraceName, "result.json", "scenario.conf", "events.jsonl"];

    /// <summary>Writes the page, which is whole at every instant.</summary>
    public static void Write(ExploreRequest request, ExploreReport report, IReadOnlyList<KeptGroup> kept)
    {
        Directory.CreateDirectory(request.Folder);
        File.WriteAllText(request.IndexFile + ".new", IndexPage.Of(request.Scenario.Name, Document(request, report, kept)));
        File.Move(request.IndexFile + ".new", request.IndexFile, overwrite: true);
    }

    private static JsonObject Document(ExploreRequest request, ExploreReport report, IReadOnlyList<KeptGroup> kept) => new()
    {
        ["scenario"] = request.Scenario.Name,
        ["verdict"] = report.Failed > 0 || report.Missed.Count > 0 ? "FAILED" : report.IsCancelled ? "ENDED" : "HOLDS",
        ["says"] = report.IsCancelled ? "ended early" : "",
        ["explored"] = request.Seeds is { } seeds
            ? FormattableString.Invariant($"Seeds {seeds.From} to {seeds.To}; faults drawn: {string.Join(", ", request.Scenario.Explore.DrawnKinds())}.")
            : "One crash at each message, write and acknowledgement.",
        ["semantics"] = request.Scenario.Semantics.Name,
        ["done"] = report.Done,
        ["planned"] = report.Planned,
        ["failed"] = report.Failed,
        ["missed"] = new JsonArray([.. report.Missed.Select(marker => JsonValue.Create(marker))]),
        ["groups"] = new JsonArray([.. kept.Select(group => Group(request, group))]),
        ["markers"] = new JsonArray([.. MarkerCatalog.All.Where(marker => report.Reached.ContainsKey(marker.Name))
            .Select(marker => new JsonArray(marker.Name, report.Reached[marker.Name], marker.Says))]),
    };

    private static JsonObject Group(ExploreRequest request, KeptGroup kept)
    {
        var (group, cases) = (kept.Group.Group, kept.Group.Cases);
        return new JsonObject
        {
            ["id"] = group.Id,
            ["exit_code"] = (int)group.ExitCode,
            ["runs"] = cases.Count,
            ["numbers"] = new JsonArray([.. cases.Take(NumbersMost).Select(failed => JsonValue.Create(failed.Number))]),
            ["says"] = kept.Says,
            ["message"] = kept.Group.First.Failure.Message,
            ["problem"] = kept.Problem,
            ["files"] = new JsonArray([.. Files.Where(file => kept.Folder is not null && File.Exists(Path.Combine(request.Folder, group.Id, file)))
                .Select(file => JsonValue.Create($"{group.Id}/{file}"))]),
            ["commands"] = kept.Folder is { } folder
                ? $"./run-sim.sh run {ShellWord.Quote(Path.Combine(folder, "scenario.conf"))}\n./run-sim.sh shrink {ShellWord.Quote(folder)}"
                : null,
        };
    }
}
