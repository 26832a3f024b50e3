using ActorMesos.Domain.Semantics;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using CsCheck;

namespace ActorMesos.Frameworks.Tests.Hdfs;

public sealed class HdfsRunSpecs
{
    private const string Slave = "cpus:4;mem:4096;disk:8192";
    private const int FaultsUntil = 1500;

    /// <summary>Any second, but above all those in which something is on its way.</summary>
    private static readonly Gen<int> Second = Gen.OneOf(
        Gen.Int[1, FaultsUntil], Gen.Int[1, 5], Gen.Int[5, 90], Gen.Int[600, 640], Gen.Int[1200, 1240]);

    /// <summary>Faults by kind, second and slave; nothing goes wrong after <see cref="FaultsUntil"/> seconds.</summary>
    private static readonly Gen<(int Kind, int Second, int Slave)[]> Faults =
        Gen.Select(Gen.Int[0, 7], Second, Gen.Int[0, 3]).Array[0, 12];

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void goes_through_its_cycles_and_leaves_nothing(string semantics)
    {
        var cluster = Of(semantics);
        cluster.RunUntilDone(2000);
        cluster.Trace.Count(step => step == "LAUNCH").ShouldBe(6);
        cluster.Trace.ShouldAllBe(step => !step.Contains("refused"));
        ShouldHaveLeftNothing(cluster);
        cluster.Seconds.ShouldBeInRange(1200, 1230);
    }

    [Fact]
    public void survives_lost_calls_crashes_failed_tasks_and_lost_slaves() => Faults.Always(faults =>
    {
        var cluster = Of("0.23");
        cluster.RunUntilDone(20_000, running => running.Harm(faults, FaultsUntil));
        ShouldHaveLeftNothing(cluster);
    }, iter: 500);

    private static TinyCluster<HdfsPolicy> Of(string semantics) => new(
        HdfsSituation.Born(dataNodes: 3, cycles: 2), SemanticsProfile.All.Single(profile => profile.Name == semantics), Slave, Slave, Slave, Slave);

    private static void ShouldHaveLeftNothing(TinyCluster<HdfsPolicy> cluster)
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
