using ActorMesos.Domain.Semantics;
using ActorMesos.Frameworks.Tests.Support;
using ActorMesos.Frameworks.Walk;

namespace ActorMesos.Frameworks.Tests.Walk;

public sealed class WalkRunSpecs
{
    [Fact]
    public void walks_in_0_23_by_three_operations() => Run(SemanticsProfile.V023).ShouldBe(["RESERVE", "CREATE", "DESTROY"]);

    [Fact]
    public void walks_in_1_11_by_one_more_that_names_the_creator() => Run(SemanticsProfile.V111)
        .ShouldBe(["RESERVE", "CREATE refused: volume-own-principal", "CREATE", "DESTROY"]);

    private static List<string> Run(SemanticsProfile semantics)
    {
        var cluster = new TinyCluster<WalkPolicy>(
            new WalkPolicy(Make.Framework, new WalkSettings()), semantics, "cpus:4;mem:1024;disk:2048", "cpus:4;mem:1024;disk:2048");
        cluster.RunUntilDone(60);
        cluster.Host.Policy.IsDone.ShouldBeTrue();
        return cluster.Trace;
    }
}
