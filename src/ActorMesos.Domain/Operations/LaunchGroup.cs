namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>Launches tasks under one executor, all of them or none (<c>Offer.Operation.LaunchGroup</c>, since 1.1).</summary>
/// <param name="Executor">What runs them all.</param>
/// <param name="Tasks">The tasks; none names another executor.</param>
public sealed record LaunchGroup(ExecutorInfo Executor, IReadOnlyList<TaskInfo> Tasks) : Operation
{
    /// <inheritdoc/>
    public override string Type => "LAUNCH_GROUP";

    private string Name => $"the group of executor '{Executor.Id}'";

    /// <summary>The tasks, each with the executor of the group.</summary>
    public override IReadOnlyList<TaskInfo> TasksToLaunch() => [.. Tasks.Select(task => task with { Executor = Executor })];

    /// <summary>Refuses the group when one of its tasks or its executor is not valid (Mesos's <c>task::group::validate</c>).</summary>
    public override Refusal? Validate(OperationContext context) =>
        IsKnown(context)
        ?? ValidateTasks(context)
        ?? ExecutorRules.CanRunAGroup(Executor)
        ?? ExecutorRules.Validate(Executor, context)
        ?? GoTogether();

    /// <summary>Refuses the group when what remains of the offers does not contain all that it needs, each copy of a shared volume too.</summary>
    /// <param name="context">Who launches it, and where.</param>
    /// <param name="remaining">What the operations before it left of the offers.</param>
    public Refusal? Fits(OperationContext context, Resources remaining) =>
        TaskRules.Fits(
            Name,
            ExecutorRules.Needed(Tasks.Aggregate(Resources.Empty, (sum, task) => sum + task.Resources), Executor, context),
            remaining);

    /// <summary>To run each task as its own user, else as its framework's: one that may not run keeps all from running.</summary>
    public IReadOnlyList<AuthorizationRequest> AuthorizationsOf(OperationContext context) =>
        [.. Tasks.Select(task => Launch.AuthorizationOf(task, context))];

    /// <summary>Never asked for the whole: ask <see cref="AuthorizationsOf"/>, which knows the framework's user.</summary>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => [];

    /// <summary>No conversion: the tasks' resources leave what remains.</summary>
    public override Result<IReadOnlyList<Conversion>> Convert() => new([]);

    /// <inheritdoc/>
    public bool Equals(LaunchGroup? other) => other is not null && Executor == other.Executor && Tasks.SequenceEqual(other.Tasks);

    /// <inheritdoc/>
    public override int GetHashCode() => Tasks.Count;

    private static Refusal? IsKnown(OperationContext context) => context.Semantics.TasksAreGrouped
        ? null
        : new Refusal(
            "operation-of-later-release",
            $"LAUNCH_GROUP came with 1.1, and semantics {context.Semantics.Name} does not know it; launch each task by itself");

    private Refusal? ValidateTasks(OperationContext context)
    {
        if (Tasks.Count is 0 or > ResourceValidation.CountMost)
        {
            return new Refusal("group-size", $"the group has {Tasks.Count} tasks; give it from 1 to {ResourceValidation.CountMost}");
        }

        var earlier = new HashSet<TaskId>();
        foreach (var task in Tasks)
        {
            if (TaskRules.Validate(task, context) is { } invalid)
            {
                return invalid;
            }

            if (!earlier.Add(task.Id))
            {
                return new Refusal("task-id-unique", $"task '{task.Id}' is in its group twice; choose another id");
            }

            if (task.Executor is { } own && !own.IsSameAs(Executor))
            {
                return new Refusal(
                    "group-one-executor",
                    $"task '{task.Id}' names another executor than its group's '{Executor.Id}'; name that one, exactly, or none");
            }
        }

        return null;
    }

    private Refusal? GoTogether()
    {
        var sum = Resources.Empty;
        foreach (var task in Tasks)
        {
            if (ExecutorRules.Overlap(sum, task.Resources) is { } twice)
            {
                return new Refusal("group-no-overlap", $"task '{task.Id}' asks for {twice} as a task before it does; give each its own");
            }

            sum += task.Resources;
        }

        return TaskRules.VolumesAreDistinct(Name, sum) ?? TaskRules.RevocableIsNotMixed(Name, sum) ?? ExecutorRules.GoTogether(Name, sum, Executor);
    }
}
