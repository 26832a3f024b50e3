using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Where a scenario gives a name: a key of one of its sections.</summary>
internal readonly record struct KeyPlace(SectionReader Section, string Key);

/// <summary>A node's name is its address, so that no two nodes may share one; neither may two slaves be on one host.</summary>
internal static class SharedNames
{
    public static void Refuse(
        IEnumerable<NodeName> masters, IEnumerable<(KeyPlace Place, string Name)> slaves, IEnumerable<(KeyPlace Place, string Name)> frameworks)
    {
        const string allowed = "allowed: a name of its own for each slave and framework, and 'master', 'operator' and 'zookeeper' for none";
        NodeName[] reserved = [Scenario.MasterNode, .. masters, Scenario.OperatorNode, LeadershipSettings.ZooKeeper];
        var taken = reserved.Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (place, name) in slaves.Concat(frameworks).Where(named => named.Name.Length > 0))
        {
            if (!taken.Add(name))
            {
                var isReserved = reserved.Any(other => other.Value == name);
                place.Section.Refuse(place.Key, isReserved ? $"found the name '{name}', which is taken" : $"found the name '{name}' twice", allowed);
            }
        }
    }
}
