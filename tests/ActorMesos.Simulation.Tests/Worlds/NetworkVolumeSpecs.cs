using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A ring whose rows lie on network volumes, in sandboxes, or on persistent volumes, and a host that is away.</summary>
public sealed class NetworkVolumeSpecs
{
    [Theory]
    [InlineData("volume", "node-2")]
    [InlineData("network", "elsewhere")]
    public void a_node_whose_host_is_away_waits_for_its_volume_or_takes_it_along(string storage, string where)
    {
        var run = Run(storage, "{ at = 3m, reboot = { slave = node-2, for = 10m } }");
        var launched = run.Lines.Last(line => line.Contains("\"InstanceLaunched\"", StringComparison.Ordinal));
        launched.Contains("\"hostname\":\"node-2\"", StringComparison.Ordinal).ShouldBe(where == "node-2");
        Streamed(run).ShouldBe(0, "what it had is there");
    }

    [Fact]
    public void a_node_in_a_sandbox_streams_what_it_had()
    {
        var run = Run("sandbox", "{ at = 3m, reboot = { slave = node-2, for = 10m } }");
        Streamed(run).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void a_network_volume_takes_its_time_to_be_let_go_and_attached()
    {
        var run = Run("network", "{ at = 3m, reboot = { slave = node-2, for = 10m } }");
        var launched = At(run.Lines.Last(line => line.Contains("\"TaskLaunched\"", StringComparison.Ordinal)));
        var serves = At(run.Lines.Last(line => line.Contains("\"CassandraNodeServes\"", StringComparison.Ordinal)));
        (serves - launched).ShouldBeInRange(20, 22, "it was let go long ago, and is attached in 20 s");
    }

    [Fact]
    public void a_network_volume_that_another_process_has_is_not_attached()
    {
        // The host is cut off: its node goes on, and the scheduler, which takes it for lost, starts another one in its place.
        var run = Run("network", "{ at = 3m, partition = { node = node-2, for = 5m } }");
        run.Lines.Count(line => line.Contains("Command exited with status 32", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        run.Outcome.Failure.ShouldBeNull();
    }

    [Fact]
    public void a_node_that_is_to_go_takes_its_network_volume_along_to_give_its_rows_away()
    {
        var run = Run("network", "{ at = 305s, reboot = { slave = node-2, for = 1h } }", "nodes = 4, targets = \"5m:3\",", slaves: 5);
        var left = run.Lines.Single(line => line.Contains("\"CassandraNodeLeft\"", StringComparison.Ordinal));
        left.ShouldNotContain("node-2/", customMessage: "its host is away, with an hour to go");
        run.Lines.Last(line => line.Contains("\"InstanceLaunched\"", StringComparison.Ordinal)).ShouldContain("\"number\":3");
        run.Lines.ShouldContain(line => line.Contains("\"InstanceLeft\"", StringComparison.Ordinal));
        run.Outcome.Failure.ShouldBeNull();
    }

    private static RecordedRun Run(string storage, string fault, string more = "", int slaves = 4) => Shipped.Record(
        ScenarioFile.ReadText("network volumes", $$"""
            scenario {
              name = "storage"
              semantics = "1.11"
              duration = 20m
              slaves = [ { count = {{slaves}}, resources = "cpus:4;mem:8192;disk:16384" } ]
              frameworks = [
                {
                  name = cassandra, type = cassandra, role = cassandra, principal = p, failover-timeout = 1h
                  settings = { {{more}} storage = {{storage}}, attach-time = 20s, detach-time = 40s, commitlog-sync-period = 0s }
                }
                { name = client, type = cassandra-client, failover-timeout = 1h }
              ]
              faults = [ {{fault}} ]
              expect = { always = [all], eventually = [ { name = cassandra-healthy, within = 10m } ] }
            }
            """, Shipped.Catalog.Names, ScenarioOverrides.None).Scenario.ShouldNotBeNull(),
        new MemoryJournal());

    /// <summary>How often rows were streamed once the ring was complete.</summary>
    private static int Streamed(RecordedRun run) => run.Lines.Count(line => line.Contains("\"StreamedRows\"", StringComparison.Ordinal) && At(line) > 120);

    private static double At(string line)
    {
        var from = line.IndexOf("\"at\":", StringComparison.Ordinal) + 5;
        return double.Parse(line[from..line.IndexOf(',', from)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
