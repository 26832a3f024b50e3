namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>What a task must satisfy, by itself or in a group.</summary>
internal static class TaskRules
{
    /// <summary>What is asked of every task, in the order in which Mesos asks.</summary>
    public static Refusal? Validate(TaskInfo task, OperationContext context)
    {
        if (IdText.Fault(task.Id.Value, context.Semantics.IdsMustNameAFolder) is { } fault)
        {
            return new Refusal("task-id", $"the task id '{task.Id}' {fault}");
        }

        if (context.TakenTaskIds.Contains(task.Id))
        {
            return new Refusal("task-id-unique", $"task '{task.Id}' has the id of a task that is not over; choose another id");
        }

        if (task.SlaveId != context.SlaveId)
        {
            return new Refusal(
                "task-slave",
                $"task '{task.Id}' names slave {task.SlaveId}, but the offer is of slave {context.SlaveId}; name that one");
        }

        if (TimesFault(task, context) is { } times)
        {
            return times;
        }

        if (task.Resources.IsEmpty)
        {
            return new Refusal("task-needs-resources", $"task '{task.Id}' asks for no resources; name some of those offered");
        }

        return ResourceValidation.Validate(task.Resources, context.Semantics)
            ?? VolumesAreDistinct(Name(task), task.Resources)
            ?? RevocableIsNotMixed(Name(task), task.Resources)
            ?? SimulationFault(task);
    }

    /// <summary>What its labels ask of the simulated executor, which no Mesos looks at.</summary>
    private static Refusal? SimulationFault(TaskInfo task)
    {
        var read = TaskSimulation.Of(task.Labels);
        if (read.IsRefused)
        {
            return new Refusal(read.Refusal.Rule, $"of {Name(task)}, {read.Refusal.Reason}");
        }

        var ends = read.Value.Lasts is not null || read.Value.FailPercent is not null || task.Command?.Duration is not null;
        return read.Value.ExitCode is null || ends ? null : new Refusal(
            "task-simulate-exit-code",
            $"{Name(task)} is to end with code {read.Value.ExitCode}, but runs until it is killed; give it {TaskSimulation.Prefix}duration as well, or {TaskSimulation.Prefix}fail");
    }

    /// <summary>How a refusal calls a task.</summary>
    public static string Name(TaskInfo task) => $"task '{task.Id}'";

    /// <summary>How long it may take to end, and to run.</summary>
    private static Refusal? TimesFault(TaskInfo task, OperationContext context)
    {
        var semantics = context.Semantics;
        if (task.KillGracePeriod is not null && !semantics.KillPolicies)
        {
            return new Refusal("task-field-of-later-release", $"{Name(task)} has a kill policy, which came with 1.0; leave it out");
        }

        if (task.MaxCompletionTime is not null && !semantics.CompletionTimesAreLimited)
        {
            return new Refusal("task-field-of-later-release", $"{Name(task)} has a longest time to complete, which came with 1.9; leave it out");
        }

        if (task.KillGracePeriod < TimeSpan.Zero)
        {
            return new Refusal("task-kill-grace", $"{Name(task)} has a grace period of less than nothing; give it none or more");
        }

        return task.MaxCompletionTime < TimeSpan.Zero
            ? new Refusal("task-max-completion-time", $"{Name(task)} may run for less than nothing; give it more, or no limit")
            : null;
    }

    public static Refusal? VolumesAreDistinct(string who, Resources resources)
    {
        for (var i = 0; i < resources.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (VolumeRules.ShareAnId(resources[earlier], resources[i]))
                {
                    return new Refusal("task-volume-twice", $"{who} names {resources[i]} twice; name each volume once");
                }
            }
        }

        return null;
    }

    public static Refusal? RevocableIsNotMixed(string who, Resources resources)
    {
        var revocable = resources.Revocable();
        foreach (var resource in resources.NonRevocable())
        {
            if (!revocable.Named(resource.Name).IsEmpty)
            {
                return new Refusal("task-revocable-mixed", $"{who} mixes revocable and other {resource.Name}; use one kind");
            }
        }

        return null;
    }

    public static Refusal? Fits(string who, Resources resources, Resources remaining) => remaining.Contains(resources)
        ? null
        : new Refusal(
            "not-enough-resources",
            $"{who} asks for '{resources}', but '{remaining}' remains; ask for no more than that");
}
