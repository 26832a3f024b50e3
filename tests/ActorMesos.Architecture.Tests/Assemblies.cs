using System.Reflection;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Slaves;
using ActorMesos.Frameworks;
using ActorMesos.Http.Serving;
using ActorMesos.Kernel.Loop;
using ActorMesos.Reports;
using ActorMesos.Simulation;
using ActorMesos.TestKit;

namespace ActorMesos.Architecture.Tests;

/// <summary>The built program.</summary>
internal static class Assemblies
{
    public static Assembly Domain { get; } = typeof(SlaveState).Assembly;

    public static Assembly Kernel { get; } = typeof(KernelLoop).Assembly;

    public static Assembly Actors { get; } = typeof(SlaveActor).Assembly;

    public static Assembly Frameworks { get; } = typeof(FrameworkCatalog).Assembly;

    public static Assembly Simulation { get; } = typeof(SimulationCatalog).Assembly;

    public static Assembly Reports { get; } = typeof(RunReport).Assembly;

    public static Assembly Http { get; } = typeof(FrontDoor).Assembly;

    public static Assembly TestKit { get; } = typeof(SimulatedCluster).Assembly;

    public static Assembly Cli { get; } = Assembly.Load("actormesos");

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Kernel, Actors, Frameworks, Simulation, Reports, Http, TestKit, Cli];

    /// <summary>Every type that objects are made of and that is a kind of the given one.</summary>
    public static IEnumerable<Type> Concrete(this Assembly assembly, Type kind) =>
        assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && kind.IsAssignableFrom(type));
}
