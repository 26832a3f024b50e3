using ActorMesos.Domain.Operators;
using Xunit;

namespace ActorMesos.TestKit.Samples;

/// <summary>What every framework must get over, tried on one's own.</summary>
public sealed class ContractSample : FrameworkContract
{
    public static TheoryData<string> All => [.. Rules];

    protected override ClusterBuilder Cluster => SimulatedCluster.Of(slaves: 1).WithFramework("web", info => new WebPolicy(info));

    protected override void Uninstall(SimulatedCluster cluster, string framework) =>
        cluster.Operate(new TeardownByOperator(cluster.Master.Framework(framework)!.Id));

    [Theory]
    [MemberData(nameof(All))]
    public void the_web_server(string rule) => Verify(rule);
}
