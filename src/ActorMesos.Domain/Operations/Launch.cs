namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>Launches tasks, each by itself: one that is refused leaves the others alone (<c>Offer.Operation.Launch</c>).</summary>
/// <param name="Tasks">The tasks, in the order in which they take from the offers.</param>
public sealed record Launch(IReadOnlyList<TaskInfo> Tasks) : Operation
{
    /// <inheritdoc/>
    public override string Type => "LAUNCH";

    /// <inheritdoc/>
    public override IReadOnlyList<TaskInfo> TasksToLaunch() => Tasks;

    /// <summary>Never refuses the whole: ask <see cref="ValidateTask"/> of each task.</summary>
    public override Refusal? Validate(OperationContext context) => null;

    /// <summary>Never asked for the whole: ask <see cref="AuthorizationOf"/> of each task.</summary>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => [];

    /// <summary>What must be allowed for a task to be launched: to run it as its own user, its executor's, or else its framework's.</summary>
    /// <param name="task">The task.</param>
    /// <param name="context">Who launches it.</param>
    public static AuthorizationRequest AuthorizationOf(TaskInfo task, OperationContext context) =>
        AclActions.RunTasks.On(task.Command?.User ?? task.Executor?.Command?.User ?? context.FrameworkUser);

    /// <summary>No conversion: a launched task's resources leave what remains.</summary>
    public override Result<IReadOnlyList<Conversion>> Convert() => new([]);

    /// <summary>
    /// Refuses a task that is not valid, or that what remains of the offers does not contain (Mesos's <c>task::validate</c>).
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="context">Who launches it, and where.</param>
    /// <param name="remaining">What the operations and tasks before it left of the offers.</param>
    public static Refusal? ValidateTask(TaskInfo task, OperationContext context, Resources remaining) =>
        ValidateTaskItself(task, context)
        ?? TaskRules.Fits(
            TaskRules.Name(task),
            task.Executor is { } executor ? ExecutorRules.Needed(task.Resources, executor, context) : task.Resources,
            remaining);

    /// <summary>Refuses a task that is not valid whatever the offers hold.</summary>
    public static Refusal? ValidateTaskItself(TaskInfo task, OperationContext context)
    {
        if (TaskRules.Validate(task, context) is { } invalid)
        {
            return invalid;
        }

        if (task.Command is null == task.Executor is null)
        {
            return new Refusal(
                "task-command-or-executor",
                $"task '{task.Id}' names {(task.Command is null ? "neither a command nor" : "both a command and")} an executor; name one of them");
        }

        return task.Executor is not { } executor
            ? null
            : ExecutorRules.Validate(executor, context) ?? ExecutorRules.GoTogether(TaskRules.Name(task), task.Resources, executor);
    }

    /// <inheritdoc/>
    public bool Equals(Launch? other) => other is not null && Tasks.SequenceEqual(other.Tasks);

    /// <inheritdoc/>
    public override int GetHashCode() => Tasks.Count;
}
