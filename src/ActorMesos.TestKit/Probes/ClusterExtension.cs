using Akka.Actor;

namespace ActorMesos.TestKit.Probes;

/// <summary>How a probe finds the cluster that its actor system belongs to.</summary>
internal sealed class ClusterExtension(SimulatedCluster cluster) : IExtension
{
    public SimulatedCluster Cluster => cluster;
}

/// <summary>Registers it.</summary>
internal sealed class ClusterExtensionId(SimulatedCluster cluster) : ExtensionIdProvider<ClusterExtension>
{
    public override ClusterExtension CreateExtension(ExtendedActorSystem system) => new(cluster);
}
