using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Batch;

/// <summary>Which settings of a batch framework contradict each other.</summary>
internal static class BatchConflicts
{
    public static IEnumerable<SettingConflict> Of(FrameworkSettings batch)
    {
        if (batch.Integer(BatchType.Tasks.Name) == 0 && batch.Text(BatchType.Sizes.Name) is { Length: > 0 } sizes)
        {
            yield return new(BatchType.Sizes.Name, $"'{sizes}' without tasks, to which they belong", "tasks = how many arrive with it, or cpus and mem instead");
        }

        if (batch.Duration(BatchType.KillGrace.Name) > TimeSpan.Zero && batch.Duration(BatchType.KillAfter.Name) == TimeSpan.Zero)
        {
            yield return new(BatchType.KillGrace.Name, "a time for tasks that are killed, but none is", "kill-after = when with it, or 0s");
        }
    }
}
