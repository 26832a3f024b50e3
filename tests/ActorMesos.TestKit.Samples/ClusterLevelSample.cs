using Xunit;

namespace ActorMesos.TestKit.Samples;

/// <summary>A whole cluster, with faults that each of many seeds draws.</summary>
public sealed class ClusterLevelSample
{
    [Fact]
    public void the_web_server_is_up_again_whatever_happens() => SimulatedCluster.Of(slaves: 3)
        .WithFramework("web", info => new WebPolicy(info))
        .WithRandomFaults(within: TimeSpan.FromMinutes(5))
        .ForSeeds(1..20, cluster =>
        {
            cluster.Advance(TimeSpan.FromMinutes(5));
            cluster.Settle();
            cluster.RunUntil(() => cluster.Framework<WebPolicy>("web") is { IsHealthy: true }, within: TimeSpan.FromMinutes(10));
        });
}
