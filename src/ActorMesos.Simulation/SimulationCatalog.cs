using ActorMesos.Domain.Frameworks;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Liveness;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation;

/// <summary>Everything that scenarios may name, put together where the program is.</summary>
/// <param name="Frameworks">The kinds of frameworks.</param>
public sealed record SimulationCatalog(IReadOnlyList<FrameworkKind> Frameworks)
{
    /// <summary>The names, for whoever reads scenarios.</summary>
    public ScenarioCatalog Names { get; } = new(
        [.. Frameworks.Select(kind => kind.Type)],
        [.. InvariantCatalog.All.Select(invariant => new CatalogEntry(invariant.Name, invariant.Says))],
        [.. LivenessCatalog.All(Frameworks).Select(condition => new CatalogEntry(condition.Name, condition.Says))],
        [.. MarkerCatalog.All.Select(marker => new CatalogEntry(marker.Name, marker.Says))])
    {
        ProgramMessages = [.. Frameworks.SelectMany(kind => kind.Messages).Select(type => type.Name).Order(StringComparer.Ordinal)],
    };
}
