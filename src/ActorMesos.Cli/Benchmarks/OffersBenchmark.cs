using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Batch;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>
/// <c>bench offers</c>: tasks of 30 virtual seconds over the whole way from offer to acknowledged end, each message over the network;
/// frameworks do not checkpoint, the journal is in memory, and of the recording only the hash is kept.
/// </summary>
internal static class OffersBenchmark
{
    /// <summary>What the runtime needs to have compiled everything for good; after two rounds it is still at it.</summary>
    private const int WarmUpRounds = 4;

    private const int WarmUpSlaves = 200;

    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public static Command Create()
    {
        var slaves = BenchOption.Size("--slaves", "How many slaves", 1000, 100_000);
        var frameworks = BenchOption.Size("--frameworks", "How many frameworks", 10, 1000);
        var tasks = BenchOption.Size("--tasks", "How many tasks on each slave", 10, 10_000);
        var verb = new Command("offers", "Messages per second from offer to acknowledged end, and memory per slave.") { slaves, frameworks, tasks };
        verb.SetAction(parsed =>
        {
            var line = BenchOption.Progress(parsed);
            Console.WriteLine(line.Watch(() =>
            {
                for (var round = 0; round < WarmUpRounds; round++)
                {
                    Measure(WarmUpSlaves, parsed.GetValue(frameworks), 20, "warming up", line);
                }

                return Measure(parsed.GetValue(slaves), parsed.GetValue(frameworks), parsed.GetValue(tasks), "offers", line);
            }).ToJsonString());
            return 0;
        });
        return verb;
    }

    private static JsonObject Measure(int slaves, int frameworks, int tasks, string title, ProgressLine line)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var finished = new FinishedTasks(new BenchProgress(line, title, "tasks", (long)slaves * tasks, every: 256));
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, stream: null);
        using var world = new World(Plan(slaves, frameworks, tasks), journal, recorder);
        world.Add(finished);
        world.PowerOn(TimeSpan.Zero, withFrameworks: false);
        world.RunUntil(TimeSpan.FromSeconds(10));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / slaves;

        var messages = world.Network.Delivered;
        var started = world.Now;
        var (collections, pauses) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var watch = Stopwatch.StartNew();
        world.StartFrameworks();
        world.RunUntil(world.Now + Most, () => finished.Count >= (long)slaves * tasks);
        recorder.Complete();
        watch.Stop();
        messages = world.Network.Delivered - messages;
        if (world.Loop.Bug is { } bug)
        {
            throw new InvalidOperationException(bug.What, bug.Cause);
        }

        return new JsonObject
        {
            ["bench"] = "offers",
            ["slaves"] = slaves,
            ["frameworks"] = frameworks,
            ["tasks"] = tasks,
            ["tasks_finished"] = finished.Count,
            ["virtual_seconds"] = Math.Round((world.Now - started).TotalSeconds, 3),
            ["messages"] = messages,
            ["wall_seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 3),
            ["messages_per_second"] = Math.Round(messages / watch.Elapsed.TotalSeconds),
            ["bytes_per_slave"] = bytes,
            ["collections"] = GC.CollectionCount(0) - collections,
            ["collection_seconds"] = Math.Round((GC.GetTotalPauseDuration() - pauses).TotalSeconds, 3),
        };
    }

    private static WorldPlan Plan(int slaves, int frameworks, int tasks)
    {
        var resources = ResourceText.Parse("cpus:8;mem:16384;disk:65536").Value;
        return new WorldPlan
        {
            Seed = 1,
            Slaves = [.. Enumerable.Range(1, slaves).Select(n => Name("node", n)).Select(name => new SlaveInfo(new NodeName(name), name, resources))],
            Frameworks = [.. Enumerable.Range(1, frameworks).Select(n => Framework(Name("batch", n), tasks))],
        };
    }

    private static FrameworkPlan Framework(string name, int tasks)
    {
        var info = new FrameworkInfo(new NodeName(name), name, "*", Principal: null, Checkpoint: false);
        return new FrameworkPlan(info, () => new BatchPolicy(info, new BatchSettings(1, 128, TimeSpan.FromSeconds(30), tasks)));
    }

    private static string Name(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");

    private sealed class FinishedTasks(BenchProgress progress) : IObserver
    {
        public long Count { get; private set; }

        public void Saw(Instant at, string node, object happened)
        {
            if (happened is TaskUpdated { Status.State: TaskState.Finished })
            {
                progress.Show(++Count);
            }
        }
    }
}
