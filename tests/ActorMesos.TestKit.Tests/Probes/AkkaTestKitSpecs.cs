using ActorMesos.Domain.Messages;
using Akka.TestKit.Xunit2;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Probes;

/// <summary>A class of tests of Akka's own, on the actor system of a simulated cluster.</summary>
public sealed class AkkaTestKitSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly ThreadLocal<SimulatedCluster> Starting = new();

    private readonly SimulatedCluster _cluster;

    public AkkaTestKitSpecs()
        : base((Starting.Value = SimulatedCluster.Of(1).Start()).System) => _cluster = Starting.Value!;

    [Fact]
    public void its_probes_stand_in_for_nodes()
    {
        var probe = _cluster.StandIn("scheduler", CreateTestProbe());
        probe.Subscribe();
        _cluster.Advance(Seconds(2));
        probe.ExpectMsg<ResourceOffers>(TimeSpan.Zero).Offers.ShouldHaveSingleItem();
    }

    [Fact]
    public void akkas_own_assertions_are_those_of_the_test_framework()
    {
        using var cluster = SimulatedCluster.Of(1).WithAssertions(new XunitAssertions()).Start();
        var probe = cluster.StandIn("scheduler");
        probe.Subscribe();
        Should.Throw<Xunit.Sdk.XunitException>(() => probe.ExpectMsg<Ping>(TimeSpan.Zero));
    }

    /// <summary>The cluster ends its actor system, which nobody else could drive to its end.</summary>
    protected override void AfterAll() => _cluster.Dispose();
}
