using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Cli.Verbs;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Benchmarks;

/// <summary><c>bench explore</c>: runs a minute of ten slaves and an HDFS-like service over ten virtual minutes, with faults drawn for each.</summary>
internal static class ExploreBenchmark
{
    private const string Text = """
        scenario {
          name = "ten slaves and one framework for ten minutes"
          duration = 10m
          slaves = [ { count = 10, resources = "cpus:8;mem:16384;disk:65536" } ]
          frameworks = [ {
            name = hdfs, type = hdfs, role = hdfs, principal = hdfs-principal, failover-timeout = 1h
            settings = { name-nodes = 0, data-nodes = 3, cycles = 1, cycle = 5m, disk = 2048 }
          } ]
        }
        """;

    public static Command Create()
    {
        var seeds = BenchOption.Size("--seeds", "How many seeds", 300, 100_000);
        var jobs = JobsOption.Create();
        var verb = new Command("explore", "Seeds explored per minute: ten slaves, one framework, ten virtual minutes, faults drawn.") { seeds, jobs };
        verb.SetAction(parsed =>
        {
            var atOnce = JobsOption.Read(parsed, jobs);
            var scenario = ScenarioFile.ReadText("benchmark", Text, Composition.Composition.Catalog.Names, ScenarioOverrides.None).Scenario!;
            var line = BenchOption.Progress(parsed);
            Console.WriteLine(line.Watch(() =>
            {
                Measure(scenario, 20, atOnce, line);
                return Measure(scenario, parsed.GetValue(seeds), atOnce, line);
            }).ToJsonString());
            return 0;
        });
        return verb;
    }

    private static JsonObject Measure(Scenario scenario, int seeds, int jobs, ProgressLine line)
    {
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var plan = ExplorePlan.OfSeeds(scenario, [.. Enumerable.Range(1, seeds).Select(seed => (long)seed)]);
        var progress = new BenchProgress(line, "explore", "seeds", seeds);
        var report = new Explorer(new MemoryRunner(Composition.Composition.Catalog), jobs) { Progress = now => progress.Show(now.Done) }.Explore(plan, [], CancellationToken.None);
        var busy = Process.GetCurrentProcess().TotalProcessorTime - before;
        return new JsonObject
        {
            ["bench"] = "explore",
            ["seeds"] = report.Done,
            ["jobs"] = jobs,
            ["failed"] = report.Failed,
            ["wall_seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 3),
            ["processor_seconds_per_seed"] = Math.Round(busy.TotalSeconds / seeds, 4),
            ["seeds_per_minute"] = Math.Round(seeds / watch.Elapsed.TotalMinutes, 1),
        };
    }
}
