using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class QuickstartSpecs(QuickstartSpecs.OneRun run) : IClassFixture<QuickstartSpecs.OneRun>
{
    private readonly Workplace _workplace = run.Workplace;
    private readonly Ended _ended = run.Ended;

    private string Run => _workplace.Path("out", "quickstart", "seed-1");

    [Fact]
    public void holds_and_says_so_last()
    {
        _ended.ShouldExitWith(0);
        _ended.ErrorLines.ShouldAllBe(line => line.EndsWith("slaves up", StringComparison.Ordinal));
        _ended.OutputLines.ShouldContain("invariants  17 hold");
        _ended.OutputLines[^1].ShouldBe("HOLDS");
    }

    [Fact]
    public void prints_the_documents_of_the_walk_in_their_order()
    {
        string[] steps = ["is accepted with RESERVE:", "\"type\": \"RESERVE\"", "is accepted with CREATE:", "\"container_path\": \"data\"", "is accepted with DESTROY:"];

        var places = steps.Select(step => _ended.Output.IndexOf(step, StringComparison.Ordinal)).ToList();

        places.ShouldAllBe(place => place >= 0);
        places.ShouldBeInOrder();
    }

    [Fact]
    public void leaves_a_whole_run_folder_and_nothing_else()
    {
        Directory.EnumerateFileSystemEntries(Run).Select(Path.GetFileName)
            .ShouldBe(["events.jsonl", "journal.db", "metrics.json", "metrics.prom", "report.html", "result.json", "scenario.conf", "timing.json", "trace.perfetto.json"], ignoreOrder: true);
        Directory.EnumerateFileSystemEntries(_workplace.Path("out", "quickstart")).Select(Path.GetFileName).ShouldBe(["seed-1"]);
    }

    [Fact]
    public void result_json_says_what_the_run_came_to()
    {
        var result = Ended.Json(Path.Combine(Run, "result.json"));

        ((bool)result["valid"]!).ShouldBeTrue();
        ((bool)result["cancelled"]!).ShouldBeFalse();
        ((int)result["exit_code"]!).ShouldBe(0);
        ((long)result["seed"]!).ShouldBe(1);
        ((string)result["semantics"]!).ShouldBe("0.23");
        ((string)result["scenario_sha256"]!).ShouldBe(Workplace.Hash(Path.Combine(Run, "scenario.conf")));
        ((string)result["trace_sha256"]!).ShouldBe(_ended.Trace);
        ((decimal)result["virtual_seconds"]!).ShouldBe(30);
        ((long)result["messages"]!).ShouldBeGreaterThan(10);
        result["invariants"]!.AsArray().Select(entry => (string)entry!["status"]!).ShouldAllBe(status => status == "holds" || status == "quirk");
        result["reached"]!.AsObject().Select(entry => entry.Key)
            .ShouldBe(["framework-registered", "resources-reserved", "slave-registered", "volume-created", "volume-destroyed"]);
        result["failure"].ShouldBeNull();
    }

    [Fact]
    public void the_trace_is_the_hash_of_the_recording_whose_lines_are_numbered()
    {
        var events = Path.Combine(Run, "events.jsonl");

        Workplace.Hash(events).ShouldBe(_ended.Trace);
        File.ReadLines(events).Select(line => (long)JsonNode.Parse(line)!["seq"]!)
            .ShouldBe(Enumerable.Range(1, (int)Ended.Json(Path.Combine(Run, "result.json"))["lines"]!).Select(number => (long)number));
    }

    [Fact]
    public async Task the_scenario_it_leaves_repeats_the_run_byte_for_byte()
    {
        var again = await _workplace.Run(Path.Combine(Run, "scenario.conf"), "--out", "again");

        again.ShouldExitWith(0).Output.ShouldContain("is accepted with CREATE:");
        foreach (var file in new[] { "events.jsonl", "result.json", "scenario.conf" })
        {
            Workplace.Hash(_workplace.Path("again", file)).ShouldBe(Workplace.Hash(Path.Combine(Run, file)), customMessage: file);
        }
    }

    [Fact]
    public async Task a_digest_keeps_the_hash_without_the_lines()
    {
        var digest = await _workplace.Run(Built.Scenario("quickstart.conf"), "--record", "digest", "--journal", "memory", "--out", "digest");

        digest.ShouldExitWith(0).Trace.ShouldBe(_ended.Trace);
        Directory.EnumerateFiles(_workplace.Path("digest")).Select(Path.GetFileName)
            .ShouldBe(["metrics.json", "result.json", "scenario.conf", "timing.json"], ignoreOrder: true);
        Workplace.Hash(_workplace.Path("digest", "result.json")).ShouldBe(Workplace.Hash(Path.Combine(Run, "result.json")));
    }

    /// <summary>The run that all of these look at.</summary>
    public sealed class OneRun : IAsyncLifetime
    {
        internal Workplace Workplace { get; } = new();

        internal Ended Ended { get; private set; } = new(-1, "", "");

        public async Task InitializeAsync() => Ended = await Workplace.Run("run", Built.Scenario("quickstart.conf"));

        public Task DisposeAsync()
        {
            Workplace.Dispose();
            return Task.CompletedTask;
        }
    }
}
