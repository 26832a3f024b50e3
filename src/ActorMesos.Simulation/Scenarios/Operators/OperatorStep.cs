using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>Something that an operator asks of the master. Each kind is one file and one line in <see cref="OperatorStepKinds.All"/>.</summary>
public abstract record OperatorStep
{
    /// <summary>The kind that reads and names it.</summary>
    public abstract OperatorStepKind Kind { get; }

    /// <summary>Why no operator could ask this in a release; null when one could.</summary>
    internal virtual Refusal? NotIn(SemanticsProfile semantics) => null;

    /// <summary>The call that the operator makes.</summary>
    internal abstract OperatorCall Call(OperatorDesk desk);

    internal abstract void Write(SectionWriter section);
}

/// <summary>What an operator knows when it makes a call.</summary>
/// <param name="Principal">On whose behalf it acts; null for nobody's.</param>
/// <param name="Semantics">The release, which decides what a request may say.</param>
/// <param name="Now">When it makes the call.</param>
/// <param name="SlaveIdOf">
/// The id of the slave of a hostname, as the master's list of slaves has it; for a host that is not in the list, its name, so that the
/// master answers that there is no such slave.
/// </param>
/// <param name="FrameworkIdOf">The same for the framework of a name.</param>
internal sealed record OperatorDesk(
    string? Principal, SemanticsProfile Semantics, Instant Now, Func<NodeName, SlaveId> SlaveIdOf, Func<NodeName, FrameworkId> FrameworkIdOf);
