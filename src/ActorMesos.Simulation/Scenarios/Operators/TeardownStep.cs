using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator ends a framework (<c>/teardown</c>).</summary>
/// <param name="Framework">The framework's name.</param>
public sealed record TeardownStep(NodeName Framework) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("teardown", "an operator ends a framework; its reservations and volumes stay", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new TeardownByOperator(desk.FrameworkIdOf(Framework));

    internal override void Write(SectionWriter section) => section.Line("framework", Framework.Value);

    private static TeardownStep Read(SectionReader section, NodeNames nodes) => new(new NodeName(section.Value("framework", nodes.Framework)));
}
