using ActorMesos.Domain.Ids;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorMesos.Actors.Slaves;

/// <summary>The slaves as Akka.Cluster.Sharding's entities, by their addresses.</summary>
public static class SlaveShards
{
    /// <summary>The name of the entities' type.</summary>
    public const string TypeName = "slave";

    private const int ShardCount = 64;

    /// <summary>Starts the region. It blocks on answers of Akka's actors, so it must not be called by an actor.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="props">How to make the slave of an address.</param>
    public static IActorRef Start(ActorSystem system, Func<NodeName, Props> props)
    {
        var settings = ClusterShardingSettings.Create(system);
        return ClusterSharding.Get(system).Start(TypeName, node => props(new NodeName(node)), settings, new Extractor());
    }

    /// <summary>Starts the slave of that address, if it is not running.</summary>
    public static void StartSlave(IActorRef region, NodeName node)
    {
        ArgumentNullException.ThrowIfNull(region);
        region.Tell(new ShardRegion.StartEntity(node.Value), ActorRefs.NoSender);
    }

    /// <summary>Akka starts entities by itself; nothing else is ever sent through the region.</summary>
    private sealed class Extractor : IMessageExtractor
    {
        public string? EntityId(object message) => null;

        public object EntityMessage(object message) => message;

        public string ShardId(object message) => ShardId("");

        public string ShardId(string entityId, object? messageHint = null) =>
            (StableHash.Of(entityId) % ShardCount).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
