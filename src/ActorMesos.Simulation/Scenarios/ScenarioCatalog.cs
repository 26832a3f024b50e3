using ActorMesos.Domain.Frameworks;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>The names that a scenario may use, handed in so that reading one needs no framework and no invariant.</summary>
/// <param name="FrameworkTypes">What a framework's <c>type</c> may be.</param>
/// <param name="Invariants">What <c>expect.always</c> may name besides <c>all</c>.</param>
/// <param name="LivenessConditions">What <c>expect.eventually</c> may name.</param>
/// <param name="Markers">What <c>expect.reached</c> may name.</param>
public sealed record ScenarioCatalog(
    IReadOnlyList<FrameworkType> FrameworkTypes,
    IReadOnlyList<CatalogEntry> Invariants,
    IReadOnlyList<CatalogEntry> LivenessConditions,
    IReadOnlyList<CatalogEntry> Markers)
{
    /// <summary>The names of the messages between programs of tasks, which faults may name beside Mesos's own.</summary>
    public IReadOnlyList<string> ProgramMessages { get; init; } = [];

    /// <summary>What a fault may be.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = FaultKinds.All;

    /// <summary>The type of framework with the given name, which the reader has checked.</summary>
    public FrameworkType FrameworkType(string name) => FrameworkTypes.First(type => type.Name == name);
}

/// <summary>A name that a scenario may use, and what it stands for.</summary>
/// <param name="Name">The name, in kebab case.</param>
/// <param name="Explanation">One line that says what it stands for.</param>
public sealed record CatalogEntry(string Name, string Explanation);
