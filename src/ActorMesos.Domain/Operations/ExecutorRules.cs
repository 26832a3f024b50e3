namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>What an executor must satisfy, by itself and together with the tasks that it is to run.</summary>
internal static class ExecutorRules
{
    private static readonly Scalar CpusLeast = new(10);
    private static readonly Scalar MemLeast = Scalar.FromWhole(32);

    /// <summary>What is asked of every executor, in the order in which Mesos asks (<c>executor::validate</c>).</summary>
    public static Refusal? Validate(ExecutorInfo executor, OperationContext context)
    {
        if (IdText.Fault(executor.Id.Value, context.Semantics.IdsMustNameAFolder) is { } fault)
        {
            return new Refusal("executor-id", $"the executor id '{executor.Id}' {fault}");
        }

        if (executor.FrameworkId is { } named && context.FrameworkId is { } caller && named != caller)
        {
            return new Refusal(
                "executor-own-framework",
                $"executor '{executor.Id}' names framework {named}, but framework {caller} launches it; name that one");
        }

        if (Running(executor, context) is { } running && !running.IsSameAs(executor))
        {
            return new Refusal(
                "executor-identical",
                $"executor '{executor.Id}' runs on slave {context.SlaveId} already, but as another; "
                + "name it exactly as it was launched, or choose another id");
        }

        if (ResourceValidation.Validate(executor.Resources, context.Semantics) is { } invalid)
        {
            return invalid;
        }

        if (!executor.Resources.SharedOnes().IsEmpty)
        {
            return new Refusal(
                "executor-no-shared-volume",
                $"executor '{executor.Id}' uses '{executor.Resources.SharedOnes()}', which is shared; let its tasks use the volume");
        }

        var who = $"executor '{executor.Id}'";
        return TaskRules.VolumesAreDistinct(who, executor.Resources) ?? TaskRules.RevocableIsNotMixed(who, executor.Resources);
    }

    /// <summary>The framework's executor of that id on the slave, if it runs.</summary>
    public static ExecutorInfo? Running(ExecutorInfo executor, OperationContext context)
    {
        foreach (var running in context.Executors)
        {
            if (running.Id == executor.Id)
            {
                return running;
            }
        }

        return null;
    }

    /// <summary>What must remain for the tasks: their own resources, and those of their executor unless it runs already.</summary>
    public static Resources Needed(Resources tasks, ExecutorInfo executor, OperationContext context) =>
        Running(executor, context) is null ? tasks + executor.Resources : tasks;

    /// <summary>Ranges and sets cannot be had twice, no volume may be named twice, and nothing may be both revocable and not.</summary>
    public static Refusal? GoTogether(string who, Resources tasks, ExecutorInfo executor)
    {
        if (Overlap(executor.Resources, tasks) is { } twice)
        {
            return new Refusal("executor-no-overlap", $"{who} asks for {twice} as executor '{executor.Id}' does; give each its own");
        }

        var together = $"{who} with executor '{executor.Id}'";
        return TaskRules.VolumesAreDistinct(together, tasks + executor.Resources)
            ?? TaskRules.RevocableIsNotMixed(together, tasks + executor.Resources);
    }

    /// <summary>What an executor of a group must have; one of a single task that has less only earns a warning in Mesos's log.</summary>
    public static Refusal? CanRunAGroup(ExecutorInfo executor)
    {
        if (executor.Type is null)
        {
            return new Refusal("group-executor-type", $"executor '{executor.Id}' has no type; say DEFAULT or CUSTOM");
        }

        if (executor.Type is ExecutorType.Default != executor.Command is null)
        {
            return new Refusal(
                "group-executor-command",
                $"executor '{executor.Id}' is {executor.Type}; DEFAULT has no command, and CUSTOM needs one");
        }

        var resources = executor.Resources;
        return resources.Total("cpus") < CpusLeast || resources.Total("mem") < MemLeast || resources.Total("disk") <= Scalar.Zero
            ? new Refusal(
                "group-executor-size",
                $"executor '{executor.Id}' has '{resources}'; give it at least {CpusLeast} cpus, {MemLeast} MB of mem and some disk")
            : null;
    }

    /// <summary>The first ranges or set of the second that has something in common with one of the first.</summary>
    public static Resource? Overlap(Resources first, Resources second)
    {
        foreach (var resource in second)
        {
            foreach (var earlier in first)
            {
                if (!resource.Value.IsScalar && string.Equals(resource.Name, earlier.Name, StringComparison.Ordinal)
                    && !resource.Value.Minus(earlier.Value).Equals(resource.Value))
                {
                    return resource;
                }
            }
        }

        return null;
    }
}
