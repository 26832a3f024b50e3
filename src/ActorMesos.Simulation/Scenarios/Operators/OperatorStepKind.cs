using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>A kind of call of an operator that a scenario may name.</summary>
public sealed class OperatorStepKind
{
    internal OperatorStepKind(string name, string summary, Func<SectionReader, NodeNames, OperatorStep> read) =>
        (Name, Summary, Read) = (name, summary, read);

    /// <summary>The key that a scenario uses, in kebab case.</summary>
    public string Name { get; }

    /// <summary>One line that says what is asked.</summary>
    public string Summary { get; }

    internal Func<SectionReader, NodeNames, OperatorStep> Read { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
