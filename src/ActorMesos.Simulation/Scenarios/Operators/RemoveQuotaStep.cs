using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator removes the quota of a role (<c>UPDATE_QUOTA</c> with nothing in it, or <c>REMOVE_QUOTA</c>).</summary>
/// <param name="Role">The role.</param>
public sealed record RemoveQuotaStep(string Role) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("remove-quota", "an operator removes the quota of a role", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => QuotaRules.ValidateRelease(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new UpdateQuotas([new QuotaConfig(Role, Resources.Empty, Resources.Empty)]);

    internal override void Write(SectionWriter section) => section.Line("role", Role);

    private static RemoveQuotaStep Read(SectionReader section, NodeNames nodes) => new(section.Value("role", OperatorForms.Role));
}
