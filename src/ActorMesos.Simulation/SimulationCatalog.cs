using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Liveness;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using Akka.Actor;

namespace ActorMesos.Simulation;

/// <summary>Everything that scenarios may name, put together where the program is.</summary>
/// <param name="Frameworks">The kinds of frameworks.</param>
public sealed record SimulationCatalog(IReadOnlyList<FrameworkKind> Frameworks)
{
    /// <summary>The kinds of faults.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = FaultKinds.All;

    /// <summary>The invariants.</summary>
    public IReadOnlyList<InvariantType> Invariants { get; init; } = InvariantCatalog.All;

    /// <summary>The nodes at which another actor runs than usual, and how it is made for its place.</summary>
    public IReadOnlyDictionary<NodeName, Func<INode, Props>> Actors { get; init; } = new Dictionary<NodeName, Func<INode, Props>>();

    /// <summary>The names, for whoever reads scenarios.</summary>
    public ScenarioCatalog Names => new(
        [.. Frameworks.Select(kind => kind.Type)],
        [.. Invariants.Select(invariant => new CatalogEntry(invariant.Name, invariant.Says))],
        [.. LivenessCatalog.All(Frameworks).Select(condition => new CatalogEntry(condition.Name, condition.Says))],
        [.. MarkerCatalog.All.Select(marker => new CatalogEntry(marker.Name, marker.Says))])
    {
        ProgramMessages = [.. Frameworks.SelectMany(kind => kind.Messages).Select(type => type.Name).Order(StringComparer.Ordinal)],
        Faults = Faults,
    };
}
