using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator sets the quota of a role (<c>UPDATE_QUOTA</c>).</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Force">Whether it is set even where the cluster cannot keep it.</param>
public sealed record SetQuotaStep(QuotaConfig Quota, bool Force) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("set-quota", "an operator sets what a role is guaranteed, and the most that it is given", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => QuotaRules.ValidateRelease(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new UpdateQuotas([Quota], Force);

    internal override void Write(SectionWriter section)
    {
        section.Line("role", Quota.Role);
        section.Line("guarantee", ResourceText.Print(Quota.Guarantee));
        section.Line("limit", ResourceText.Print(Quota.Limit));
        section.Line("force", Force);
    }

    private static SetQuotaStep Read(SectionReader section, NodeNames nodes) => new(
        new QuotaConfig(
            section.Value("role", OperatorForms.Role), section.Value("guarantee", RoleQuota.Amounts), section.Value("limit", RoleQuota.Limits)),
        section.Value("force", Forms.Boolean));
}
