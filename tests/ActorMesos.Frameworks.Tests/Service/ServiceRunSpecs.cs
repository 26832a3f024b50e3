using ActorMesos.Domain.Semantics;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Tests.Support;
using CsCheck;

namespace ActorMesos.Frameworks.Tests.Service;

public sealed class ServiceRunSpecs
{
    private const string Slave = "cpus:4;mem:4096;disk:8192";
    private const int FaultsUntil = 1000;

    /// <summary>Kinds of faults: the framework crashes, a slave is removed, news get lost.</summary>
    private const int Crashed = 1;
    private const int Removed = 3;
    private const int Lost = 6;

    private static readonly ServiceSettings Settings = new()
    {
        Count = 2,
        Targets = ServiceTargets.Parse("3m:4, 10m:1").Value,
        UninstallAt = TimeSpan.FromMinutes(15),
        ReplaceAfter = TimeSpan.FromMinutes(3),
    };

    /// <summary>Any second, but above all those in which something is on its way.</summary>
    private static readonly Gen<int> Second = Gen.OneOf(
        Gen.Int[1, FaultsUntil], Gen.Int[1, 5], Gen.Int[5, 90], Gen.Int[178, 190], Gen.Int[598, 640], Gen.Int[898, 950]);

    private static readonly Gen<(int Kind, int Second, int Slave)[]> Faults =
        Gen.Select(Gen.Int[0, 7], Second, Gen.Int[0, 4]).Array[0, 12];

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void grows_shrinks_and_leaves_nothing(string semantics)
    {
        var cluster = Of(semantics);
        cluster.RunUntilDone(2000);
        cluster.Trace.Count(step => step == "LAUNCH").ShouldBe(4);
        cluster.Trace.ShouldAllBe(step => !step.Contains("refused"));
        ShouldHaveLeftNothing(cluster);
        cluster.Seconds.ShouldBeInRange(900, 910);
    }

    [Fact]
    public void leaves_nothing_whatever_is_lost_and_whenever_it_crashes() => Faults.Always(LeavesNothing, iter: 1000);

    [Fact]
    public void a_volume_of_a_launch_that_nobody_confirmed_is_given_back_when_its_slave_returns_late() =>
        LeavesNothing([(Lost, 1, 0), (Removed, 3, 0), (Crashed, 2, 4)]);

    private static void LeavesNothing((int Kind, int Second, int Slave)[] faults)
    {
        var cluster = Of("0.23");
        cluster.RunUntilDone(20_000, running => running.Harm(faults, FaultsUntil));
        // A slave that came back in the last second still has something, which is given back when it is offered.
        cluster.RunOn(120);
        ShouldHaveLeftNothing(cluster);
    }

    private static TinyCluster<ServicePolicy> Of(string semantics) => new(
        ServiceSituation.Born(Settings), SemanticsProfile.All.Single(profile => profile.Name == semantics), Slave, Slave, Slave, Slave, Slave);

    private static void ShouldHaveLeftNothing(TinyCluster<ServicePolicy> cluster)
    {
        cluster.Host.Policy.IsDone.ShouldBeTrue();
        cluster.Host.Policy.DataLosses.ShouldBeEmpty();
        foreach (var slave in cluster.Slaves)
        {
            slave.TakeOfferBack();
            slave.Tasks.ShouldBeEmpty();
            slave.Free.ShouldEqual(Make.Free(Slave));
        }
    }
}
