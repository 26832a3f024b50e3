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

    /// <summary>Draws a fault of this kind for a scenario; null when the scenario has nothing that it could befall. Kinds without it are never drawn.</summary>
    public Func<ExploreDraw, Fault?>? Draw { get; init; }

    /// <summary>Whether it is drawn only where a scenario names it: what it ends or breaks, nobody could keep, or not every release has it.</summary>
    public bool IsDrawnByName { get; init; }

    internal Func<SectionReader, NodeNames, Fault> Read { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
