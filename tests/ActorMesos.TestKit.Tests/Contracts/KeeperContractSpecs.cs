using ActorMesos.TestKit.Tests.Support;

namespace ActorMesos.TestKit.Tests.Contracts;

/// <summary>A framework that keeps the contract.</summary>
public sealed class KeeperContractSpecs : FrameworkContract
{
    public static TheoryData<string> All => [.. Rules];

    protected override ClusterBuilder Cluster => SimulatedCluster.Of(2).WithFramework("keeper", info => new KeeperPolicy(info));

    protected override void Uninstall(SimulatedCluster cluster, string framework) =>
        cluster.Operate(new Domain.Operators.TeardownByOperator(cluster.Master.Framework(framework)!.Id));

    [Theory]
    [MemberData(nameof(All))]
    public void the_keeper(string rule) => Verify(rule);
}
