using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Exploration;

/// <summary>A group of failures, and the folder of the run that stands for it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Says">What the run is.</param>
/// <param name="Folder">The folder of the run; null when it could not be kept.</param>
/// <param name="IsRepeated">Whether the run failed alike when it was repeated.</param>
/// <param name="Problem">What keeps the run from being kept or from being the same; null if nothing.</param>
internal sealed record KeptGroup(ExploreGroup Group, string Says, string? Folder, bool IsRepeated, string? Problem)
{
    /// <summary>Repeats the run that stands for a group, and keeps it.</summary>
    public static KeptGroup Keep(ExploreRequest request, ExplorePlan plan, ExploreGroup group)
    {
        var first = plan.Case(group.First.Index);
        var folder = request.FolderOf(group.Group.Id);
        if (RunFolder.Check(folder) is Refusal refusal)
        {
            return new(group, first.Says, null, IsRepeated: true, refusal.Reason);
        }

        RunOutcome outcome;
        try
        {
            outcome = RecordedRun.Write(first.Scenario, folder, CancellationToken.None);
        }
        catch (Exception bug) when (bug is not (OutOfMemoryException or IOException or UnauthorizedAccessException))
        {
            return new(group, first.Says, null, IsRepeated: true, $"the run cannot be carried out: {RunFailure.Of(bug).Message}");
        }

        return outcome.Failure is { } failure && FailureGroup.Of(failure) == group.Group
            ? new(group, first.Says, folder, IsRepeated: true, null)
            : new(group, first.Says, folder, IsRepeated: false, $"repeated, it ends otherwise: {outcome.Failure?.Message ?? "everything holds"}");
    }
}
