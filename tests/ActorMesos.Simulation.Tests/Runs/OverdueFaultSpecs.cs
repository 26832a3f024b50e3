using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>Faults whose time is over while all power is off.</summary>
public sealed class OverdueFaultSpecs
{
    [Theory]
    [InlineData("clog = { node = master, for = 10s }")]
    [InlineData("partition = { node = master, for = 10s }")]
    [InlineData("drop = { to = master, for = 10s }")]
    [InlineData("delay = { to = master, by = 5m, for = 10s }")]
    [InlineData("hold = { to = master, for = 10s }")]
    public void are_over_when_it_returns(string fault)
    {
        var scenario = Shipped.Read(
            "simulations/quickstart.conf", null, "print-documents=false", "duration=2m", "frameworks[0].failover-timeout=1h",
            $"faults=[ {{ at = 20s, {fault} }}, {{ at = 25s, power-cycle = {{ for = 30s }} }} ]");
        var run = Shipped.Record(scenario, new MemoryJournal());
        run.Outcome.Failure.ShouldBeNull();
        run.Outcome.ExitCode.ShouldBe(ExitCode.Holds);
        var back = run.Lines.First(line => line.Contains("\"kind\":\"RegisterSlave\"", StringComparison.Ordinal) && line.Contains("\"at\":5", StringComparison.Ordinal));
        back.ShouldContain("\"event\":\"delivered\"", Case.Sensitive, "the slave's first attempt after 55 s arrives");
        back.ShouldContain("\"at\":55.");
    }
}
