namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>What a task's resources must satisfy together.</summary>
internal static class TaskRules
{
    public static Refusal? VolumesAreDistinct(TaskInfo task)
    {
        for (var i = 0; i < task.Resources.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (VolumeRules.ShareAnId(task.Resources[earlier], task.Resources[i]))
                {
                    return new Refusal("task-volume-twice", $"task '{task.Id}' names {task.Resources[i]} twice; name each volume once");
                }
            }
        }

        return null;
    }

    public static Refusal? RevocableIsNotMixed(TaskInfo task)
    {
        var revocable = task.Resources.Revocable();
        foreach (var resource in task.Resources.NonRevocable())
        {
            if (!revocable.Named(resource.Name).IsEmpty)
            {
                return new Refusal("task-revocable-mixed", $"task '{task.Id}' mixes revocable and other {resource.Name}; use one kind");
            }
        }

        return null;
    }

    public static Refusal? Fits(TaskInfo task, Resources remaining) => remaining.Contains(task.Resources)
        ? null
        : new Refusal(
            "not-enough-resources",
            $"task '{task.Id}' asks for '{task.Resources}', but '{remaining}' remains; ask for no more than that");
}
