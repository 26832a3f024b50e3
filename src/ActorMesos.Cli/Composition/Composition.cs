using ActorMesos.Frameworks;
using ActorMesos.Simulation;

namespace ActorMesos.Cli.Composition;

/// <summary>Puts together what the program has: the one place where frameworks meet the simulation.</summary>
internal static class Composition
{
    public static SimulationCatalog Catalog { get; } = new(FrameworkCatalog.All);
}
