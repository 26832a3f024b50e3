using System.Text.Json.Nodes;
using ActorMesos.Reports.Pages;
using ActorMesos.Simulation.Exploration;

namespace ActorMesos.Cli.Exploration;

/// <summary>The page <c>index.html</c> of an exploration that found something: its groups, each with the report of the run that stands for it.</summary>
internal static class ExploreIndex
{
    public static void Write(ExploreRequest request, ExploreReport report, IReadOnlyList<KeptGroup> kept)
    {
        var rows = new JsonArray([.. kept.Select(group => new JsonObject
        {
            ["id"] = group.Group.Group.Id,
            ["exit_code"] = (int)group.Group.Group.ExitCode,
            ["runs"] = group.Group.Cases.Count,
            ["says"] = group.Says,
            ["message"] = group.Group.First.Failure.Message,
            ["problem"] = group.Problem,
            ["report"] = group.Folder is null ? null : $"{group.Group.Group.Id}/report.html",
        })]);
        var document = new JsonObject { ["scenario"] = request.Scenario.Name, ["done"] = report.Done, ["planned"] = report.Planned, ["failed"] = report.Failed, ["groups"] = rows };
        Directory.CreateDirectory(request.Folder);
        File.WriteAllText(Path.Combine(request.Folder, "index.html"), IndexPage.Of(request.Scenario.Name, document));
    }
}
