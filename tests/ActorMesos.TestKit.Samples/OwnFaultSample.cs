using ActorMesos.Domain.Messages;
using ActorMesos.Kernel.Network;
using Xunit;

namespace ActorMesos.TestKit.Samples;

/// <summary>A switch that loses what is large: no news of tasks and no offers, but every ping.</summary>
public sealed class BadSwitch : ClusterFault
{
    public override string Name => "a switch loses what is large";

    public override IDisposable SetIn(SimulatedCluster cluster) =>
        cluster.Filter((from, to, message) => message is StatusUpdate or ResourceOffers ? Verdict.Drop : Verdict.Pass);
}

/// <summary>A fault of one's own, and an invariant that must hold nevertheless.</summary>
public sealed class OwnFaultSample
{
    [Fact]
    public void there_is_never_a_second_web_server() => SimulatedCluster.Of(slaves: 2)
        .WithFramework("web", info => new WebPolicy(info))
        .WithFault(at: TimeSpan.FromSeconds(1), lasts: TimeSpan.FromMinutes(2), new BadSwitch())
        .WithInvariant("one-web-server", cluster => cluster.Master.Tasks.Count > 1 ? $"{cluster.Master.Tasks.Count} run" : null)
        .Run(cluster => cluster.RunUntil(() => cluster.Framework<WebPolicy>("web") is { IsHealthy: true }, within: TimeSpan.FromMinutes(5)));
}
