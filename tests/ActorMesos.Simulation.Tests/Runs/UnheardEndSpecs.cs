using System.Text.Json;
using ActorMesos.Simulation.Journals;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>The end of a process that a partition hides, to the second.</summary>
public sealed class UnheardEndSpecs
{
    [Fact]
    public void a_scheduler_learns_that_its_master_is_another_process_when_it_calls_it()
    {
        var run = Shipped.Record(Shipped.Read("simulations/regressions/unheard-end.conf"), new MemoryJournal());
        run.Outcome.Failure.ShouldBeNull();
        var lines = run.Lines.Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        lines.Count(line => Is(line, "Exited", "hdfs", "lost")).ShouldBe(1, "the end of the master was not heard of");
        var call = lines.First(line => At(line) > 140m && Text(line, "from") == "hdfs" && Text(line, "event") == "lost");
        At(call).ShouldBe(240.86m, 0.2m, "the cycle of four minutes is over, and until then it had nothing to say");
        var told = lines.First(line => Is(line, "Exited", "hdfs", "delivered"));
        At(told).ShouldBe(At(call), 0.005m);
        At(lines.First(line => At(line) > 140m && Is(line, "ReregisterFramework", "master", "delivered"))).ShouldBe(At(told), 0.005m);
        lines.Count(line => Is(line, "Exited", "hdfs", "delivered")).ShouldBe(1, "it is told once");
    }

    private static bool Is(JsonElement line, string kind, string to, string happening) =>
        Text(line, "kind") == kind && Text(line, "to") == to && Text(line, "event") == happening;

    private static decimal At(JsonElement line) => line.GetProperty("at").GetDecimal();

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}
