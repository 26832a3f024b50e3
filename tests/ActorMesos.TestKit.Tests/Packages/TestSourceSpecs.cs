using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Exports;

namespace ActorMesos.TestKit.Tests.Packages;

/// <summary>A failing run becomes a test; that it compiles and fails in the same way, <see cref="PackageSpecs"/> shows.</summary>
public sealed class TestSourceSpecs
{
    private const string Scenario = """
        scenario {
          name = "7 \"quoted\" <walks>", duration = 1s, seed = 9
          slaves = [ { count = 1, resources = "disk:2048" } ]
          frameworks = [ { name = walk, type = walk, role = hdfs, principal = hdfs-principal } ]
          expect = { eventually = [ { name = walk-done, within = 1ms } ] }
        }
        """;

    private static readonly SimulationCatalog Catalog = new(FrameworkCatalog.All);

    [Fact]
    public void a_failing_run_is_whole_in_one_file()
    {
        var failure = Should.Throw<ClusterFailedException>(() => SimulatedCluster.FromScenario(Scenario, FrameworkCatalog.All).RunScenario());
        failure.Name.ShouldBe("walk-done");

        var source = TestSource.Of(failure.Recording!, Catalog).Value;

        source.ShouldContain("public sealed class Run7QuotedWalksSeed9");
        source.ShouldContain("public void walk_done_holds() => SimulatedCluster.FromScenario(Scenario, FrameworkCatalog.All).RunScenario();");
        source.ShouldContain("7 \"quoted\" &lt;walks>, seed 9: framework walk is not done");
        source.ShouldContain("name = \"7 \\\"quoted\\\" <walks>\"");
    }

    [Fact]
    public void a_folder_that_is_none_is_refused() =>
        TestSource.Of(Path.Combine(AppContext.BaseDirectory, "nowhere"), Catalog).Refusal!.Rule.ShouldBe("recording-folder");

    [Fact]
    public void a_run_that_held_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("held");
        File.WriteAllText(Path.Combine(folder.FullName, "result.json"), $$"""{ "trace_sha256": "{{new string('0', 64)}}", "exit_code": 0, "failure": null }""");
        TestSource.Of(folder.FullName, Catalog).Refusal!.Rule.ShouldBe("test-failing-run");
        folder.Delete(recursive: true);
    }
}
