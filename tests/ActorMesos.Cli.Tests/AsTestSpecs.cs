using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary><c>report DIR --as-test</c>.</summary>
public sealed class AsTestSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public AsTestSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_failing_run_is_printed_as_a_test_and_nothing_is_made()
    {
        (await _workplace.Run(["walk.conf", "--set", "expect.reached=[task-lost]", "--out", "failed"])).ShouldExitWith(2);
        var before = Directory.GetFiles(_workplace.Path("failed"));

        var printed = await _workplace.Run(["report", "failed", "--as-test"]);

        printed.ShouldExitWith(0);
        printed.Output.ShouldStartWith("using ActorMesos.Frameworks;");
        printed.Output.ShouldContain("public void task_lost_holds() => SimulatedCluster.FromScenario(Scenario, FrameworkCatalog.All).RunScenario();");
        Directory.GetFiles(_workplace.Path("failed")).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task a_run_that_held_is_refused()
    {
        (await _workplace.Run(["walk.conf", "--out", "held"])).ShouldExitWith(0);

        (await _workplace.Run(["report", "held", "--as-test"])).ShouldExitWith(1);
    }
}
