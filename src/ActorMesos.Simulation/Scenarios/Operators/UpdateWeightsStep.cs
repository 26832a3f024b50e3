using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator sets the weights of roles (<c>/weights</c>).</summary>
/// <param name="Weights">The weights; those of other roles stay.</param>
public sealed record UpdateWeightsStep(Sequence<RoleWeight> Weights) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("update-weights", "an operator sets what roles weigh", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => semantics.WeightsCanBeUpdated ? null : QuotaRules.WeightsAreFixed(semantics);

    internal override OperatorCall Call(OperatorDesk desk) =>
        new UpdateWeights([.. Weights.Select(weight => new WeightOfRole(weight.Role, weight.Weight))]);

    internal override void Write(SectionWriter section) => RoleWeight.Write(section, Weights);

    private static UpdateWeightsStep Read(SectionReader section, NodeNames nodes) => new(RoleWeight.Read(section));
}
