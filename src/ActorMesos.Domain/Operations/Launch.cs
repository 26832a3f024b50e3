namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>Launches tasks, each by itself: one that is refused leaves the others alone (<c>Offer.Operation.Launch</c>).</summary>
/// <param name="Tasks">The tasks, in the order in which they take from the offers.</param>
public sealed record Launch(IReadOnlyList<TaskInfo> Tasks) : Operation
{
    /// <inheritdoc/>
    public override string Type => "LAUNCH";

    /// <summary>Never refuses the whole: ask <see cref="ValidateTask"/> of each task.</summary>
    public override Refusal? Validate(OperationContext context) => null;

    /// <summary>No conversion: a launched task's resources leave what remains.</summary>
    public override Result<IReadOnlyList<Conversion>> Convert() => new([]);

    /// <summary>
    /// Refuses a task that is not valid, or that what remains of the offers does not contain (Mesos's <c>task::validate</c>).
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="context">Who launches it, and where.</param>
    /// <param name="remaining">What the operations and tasks before it left of the offers.</param>
    public static Refusal? ValidateTask(TaskInfo task, OperationContext context, Resources remaining) =>
        ValidateTaskItself(task, context) ?? TaskRules.Fits(task, remaining);

    /// <summary>Refuses a task that is not valid whatever the offers hold.</summary>
    public static Refusal? ValidateTaskItself(TaskInfo task, OperationContext context)
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

        if (task.Resources.IsEmpty)
        {
            return new Refusal("task-needs-resources", $"task '{task.Id}' asks for no resources; name some of those offered");
        }

        return ResourceValidation.Validate(task.Resources, context.Semantics, context.Semantics.ReadOnlyVolumes)
            ?? TaskRules.VolumesAreDistinct(task)
            ?? TaskRules.RevocableIsNotMixed(task);
    }

    /// <inheritdoc/>
    public bool Equals(Launch? other) => other is not null && Tasks.SequenceEqual(other.Tasks);

    /// <inheritdoc/>
    public override int GetHashCode() => Tasks.Count;
}
