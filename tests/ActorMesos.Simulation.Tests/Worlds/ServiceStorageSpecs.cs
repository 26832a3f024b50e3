using System.Globalization;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A service of one instance with 1000 MB of data on node-1, whose host reboots at 3 minutes and is away for 10, and the data.</summary>
public sealed class ServiceStorageSpecs
{
    [Fact]
    public void on_a_network_volume_it_goes_on_elsewhere_once_the_volume_is_attached_there()
    {
        var run = Run("storage = network, attach-time = 20s, detach-time = 40s");
        Found(run).ShouldContain("times that data was lost 0");
        StartFor(run).ShouldBeInRange(20, 20.2, "the time of an attachment: it was let go before the host was missed");
        Launches(run).ShouldBe(["node-1", "node-2"]);
    }

    [Fact]
    public void in_a_sandbox_it_goes_on_elsewhere_once_it_has_copied_all_that_it_had()
    {
        var run = Run("storage = sandbox");
        Found(run).ShouldContain("times that data was lost 1");
        Found(run).ShouldContain("bytes copied 1,048,576,000");
        StartFor(run).ShouldBeInRange(20, 20.2, "1000 MB at 50 MB a second");
        Launches(run).ShouldBe(["node-1", "node-2"]);
    }

    [Fact]
    public void on_a_volume_it_waits_for_its_host()
    {
        var run = Run("storage = volume, replace-after = 20m");
        Launches(run).ShouldBe(["node-1", "node-1"]);
    }

    private static RecordedRun Run(string settings) => Shipped.Record(
        ScenarioFile.ReadText("storage of a service", $$"""
            scenario {
              name = "storage"
              semantics = "1.11"
              duration = 20m
              slaves = [ { count = 2, resources = "cpus:4;mem:8192;disk:16384" } ]
              frameworks = [
                { name = db, type = service, role = db, principal = p, failover-timeout = 1h, settings = { count = 1, disk = 1000, {{settings}} } }
              ]
              network { latency = 1ms }
              faults = [ { at = 3m, reboot = { slave = node-1, for = 10m } } ]
              expect = { always = [all], eventually = [ { name = frameworks-healthy, within = 10m } ] }
            }
            """, Shipped.Catalog.Names, ScenarioOverrides.None).Scenario.ShouldNotBeNull(),
        new MemoryJournal());

    private static List<string> Found(RecordedRun run) => [.. run.Outcome.Findings.Select(found => $"{found.Finding.Name} {found.Finding.Value}")];

    /// <summary>How many seconds the last task took from its launch on the slave until it served.</summary>
    private static double StartFor(RecordedRun run) => At(run, "InstanceChecked") - At(run, "TaskLaunched");

    private static double At(RecordedRun run, string kind)
    {
        var line = run.Lines.Last(line => line.Contains($"\"{kind}\"", StringComparison.Ordinal));
        var from = line.IndexOf("\"at\":", StringComparison.Ordinal) + 5;
        return double.Parse(line[from..line.IndexOf(',', from)], CultureInfo.InvariantCulture);
    }

    private static List<string> Launches(RecordedRun run) =>
    [
        .. run.Lines.Where(line => line.Contains("\"InstanceLaunched\"", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("\"hostname\":\"", StringComparison.Ordinal) + 12)..]).Select(rest => rest[..rest.IndexOf('"')]),
    ];
}
