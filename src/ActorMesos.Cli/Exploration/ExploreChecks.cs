using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Exploration;

/// <summary>What keeps an exploration from starting, found before anything is run or written.</summary>
internal static class ExploreChecks
{
    public static Refusal? Of(ExploreRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Folder))
        {
            return new Refusal("explore-folder-named", "--out has no name");
        }

        if (PathInTheWay.Of(request.Folder) is { } file)
        {
            return new Refusal("explore-folder-possible", $"{request.Folder} cannot be the folder of what is found: {file} is a file");
        }

        return request.Seeds is not null && !request.Scenario.Explore.DrawnKinds().Any() && request.Scenario.Faults.Count == 0
            ? new Refusal("explore-kinds", "scenario.explore.kinds names nothing to draw and the scenario has no faults; allowed: at least one of either")
            : null;
    }
}
