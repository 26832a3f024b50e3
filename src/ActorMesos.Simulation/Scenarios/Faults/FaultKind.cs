using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A kind of fault that a scenario may name.</summary>
public sealed class FaultKind
{
    internal FaultKind(string name, string summary, Func<SectionReader, NodeNames, Fault> read) =>
        (Name, Summary, Read) = (name, summary, read);

    /// <summary>The key that a scenario uses, in kebab case.</summary>
    public string Name { get; }

    /// <summary>One line that says what happens.</summary>
    public string Summary { get; }

    internal Func<SectionReader, NodeNames, Fault> Read { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
