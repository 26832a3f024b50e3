using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>A service that grows and is uninstalled, whoever crashes at whatever message or write.</summary>
public sealed class ServiceCrashSpecs
{
    [Fact]
    public void leaves_nothing_behind_and_asks_for_nothing_that_is_refused()
    {
        var plan = CrashPoints.Of(Service("1.11"), Shipped.Catalog, prepare: null, CancellationToken.None).Plan();
        var report = new Explorer(new MemoryRunner(Shipped.Catalog), 2).Explore(plan, [], CancellationToken.None);
        plan.Count.ShouldBeGreaterThan(100);
        report.Groups.Select(group => $"{group.Group.Name} {plan.Case(group.First.Index).Says}: {group.First.Failure.Message}").ShouldBeEmpty();
        report.Reached.Keys.ShouldNotContain("operation-dropped");
        report.Reached["master-replaced"].ShouldBeGreaterThan(10);
        report.Reached["framework-returned"].ShouldBeGreaterThan(10);
    }

    private static Scenario Service(string semantics) => ScenarioFile.ReadText("service", $$"""
        scenario {
          name = "a service grows and is uninstalled"
          semantics = "{{semantics}}"
          duration = 30s
          slaves = [ { count = 1, resources = "cpus:4;mem:8192;disk:16384" } ]
          frameworks = [
            {
              name = db, type = service, role = db, principal = p, failover-timeout = 1h
              settings = { count = 1, targets = "10s:2", uninstall-at = 20s, one-per-host = false }
            }
          ]
          expect = { always = [all, no-orphans, no-double-launch], eventually = [ { name = service-done, within = 15m } ] }
        }
        """, Shipped.Catalog.Names, ScenarioOverrides.None) is { Scenario: { } scenario } ? scenario : throw new InvalidOperationException();
}
