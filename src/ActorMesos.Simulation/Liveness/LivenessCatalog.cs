using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Liveness;

/// <summary>Something that must come to pass once everything has healed.</summary>
/// <param name="Name">The name that a scenario uses.</param>
/// <param name="Says">What it stands for.</param>
/// <param name="Missing">What is still missing for it, in words; null when it has come to pass.</param>
public sealed record LivenessCondition(string Name, string Says, Func<World, Scenario, string?> Missing);

/// <summary>The catalog of conditions.</summary>
public static class LivenessCatalog
{
    /// <summary>Every condition, in the order in which they are listed.</summary>
    public static IReadOnlyList<LivenessCondition> All(IEnumerable<FrameworkKind> kinds) =>
    [
        new("slaves-registered", "every slave is up and the master knows it", SlavesRegistered),
        new("frameworks-healthy", "every framework serves", (world, scenario) => Frameworks(world, scenario, null, "does not serve", policy => policy.IsHealthy)),
        new("frameworks-done", "every framework has done all it is there for", (world, scenario) => Frameworks(world, scenario, null, "is not done", policy => policy.IsDone)),
        .. kinds.SelectMany(kind => OfType(kind.Type.Name)),
    ];

    private static IEnumerable<LivenessCondition> OfType(string type) =>
    [
        new($"{type}-healthy", $"every framework of type {type} serves", (world, scenario) => Frameworks(world, scenario, type, "does not serve", policy => policy.IsHealthy)),
        new($"{type}-done", $"every framework of type {type} has done all it is there for", (world, scenario) => Frameworks(world, scenario, type, "is not done", policy => policy.IsDone)),
    ];

    private static string? SlavesRegistered(World world, Scenario scenario)
    {
        if (world.LeadingMaster() is not { } master)
        {
            return "there is no master yet";
        }

        var known = master.Slaves.Values.Where(slave => slave.IsConnected).Select(slave => slave.Info.Node).ToHashSet();
        foreach (var node in world.SlaveNodes)
        {
            if (!known.Contains(node) || world.Ask<SlaveState>(node, GetSlave.Instance) is not { IsRegistered: true })
            {
                return $"slave {node} is not registered";
            }
        }

        return null;
    }

    private static string? Frameworks(World world, Scenario scenario, string? type, string missing, Func<IFrameworkPolicy, bool> holds)
    {
        foreach (var framework in scenario.Frameworks)
        {
            if ((type is null || string.Equals(framework.Type, type, StringComparison.Ordinal))
                && (world.Ask<IFrameworkPolicy>(framework.Name, GetFramework.Instance) is not { } policy || !holds(policy)))
            {
                return $"framework {framework.Name} {missing}";
            }
        }

        return null;
    }
}
