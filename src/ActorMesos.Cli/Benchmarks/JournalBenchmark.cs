using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>
/// <c>bench journal</c>: slaves that checkpoint reservations through Akka.Persistence.Sql into a SQLite file, their recovery after a
/// power cycle, and in the same run what SQLite itself does with the same rows.
/// </summary>
internal static class JournalBenchmark
{
    public static Command Create()
    {
        var slaves = BenchOption.Size("--slaves", "How many slaves", 10_000, 100_000);
        var events = BenchOption.Size("--events", "How many events in all", 50_000, 10_000_000);
        var verb = new Command("journal", "Events persisted and slaves recovered per second, beside raw SQLite.") { slaves, events };
        verb.SetAction(parsed =>
        {
            var line = BenchOption.Progress(parsed);
            Console.WriteLine(line.Watch(() =>
            {
                Measure(200, 2000, line);
                return Measure(parsed.GetValue(slaves), parsed.GetValue(events), line);
            }).ToJsonString());
            return 0;
        });
        return verb;
    }

    private static JsonObject Measure(int slaves, int events, ProgressLine line)
    {
        var folder = Directory.CreateTempSubdirectory("actormesos-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "journal.db");
            if (SqliteFile.Create(file) is { } refusal)
            {
                throw new IOException(refusal.Reason);
            }

            var persisted = Persist(file, slaves, events, line, out var streamed);
            var oneByOne = Recover(file, slaves, line);
            var raw = RawRows.Measure(file, Path.Combine(folder, "raw.db"));
            return new JsonObject
            {
                ["bench"] = "journal",
                ["slaves"] = slaves,
                ["events"] = events,
                ["persisted_per_second"] = Math.Round(persisted),
                ["recovered_per_second"] = Math.Round(streamed),
                ["recovered_one_by_one_per_second"] = Math.Round(oneByOne),
                ["raw_rows_per_second"] = Math.Round(raw),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Persist(string file, int slaves, int events, ProgressLine line, out double recoveredPerSecond)
    {
        using var journal = new SqliteJournal(file);
        using var recorder = new Recorder(RecordingJson.Options, stream: null);
        using var world = new World(Plan(slaves), journal, recorder);
        var seen = new Seen();
        world.Add(seen);
        world.PowerOn(TimeSpan.Zero, withFrameworks: false);
        world.RunUntil(TimeSpan.FromSeconds(10));
        var names = world.SlaveNodes.ToList();
        var master = world.Network.Node("master");
        seen.OnCheckpointed = new(line, "persisted", "events", events, every: 256);
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < events; sent++)
        {
            var disk = Resource.Scalar("disk", Scalar.FromWhole(1 + (sent / slaves % 2))).WithDynamicReservation("hdfs", "hdfs-principal");
            world.Network.Send(master, world.Network.Node(names[sent % slaves].Value), new CheckpointResources(Resources.Of(disk)));
        }

        world.RunUntil(TimeSpan.FromMinutes(10), () => seen.Checkpointed >= events);
        var perSecond = events / watch.Elapsed.TotalSeconds;
        world.PowerOff();
        recoveredPerSecond = Recover(world, seen, slaves, TimeSpan.FromHours(1), line);
        return perSecond;
    }

    private static double Recover(string file, int slaves, ProgressLine line)
    {
        using var journal = new SqliteJournal(file, streamed: false);
        using var recorder = new Recorder(RecordingJson.Options, stream: null);
        using var world = new World(Plan(slaves), journal, recorder);
        var seen = new Seen();
        world.Add(seen);
        return Recover(world, seen, slaves, TimeSpan.FromHours(2), line);
    }

    private static double Recover(World world, Seen seen, int slaves, TimeSpan at, ProgressLine line)
    {
        seen.OnRecovered = new(line, "recovered", "slaves", slaves, every: 64);
        var watch = Stopwatch.StartNew();
        world.PowerOn(at, withFrameworks: false);
        world.RunUntil(at + TimeSpan.FromMinutes(1), () => seen.Recovered >= slaves);
        return seen.Recovered / watch.Elapsed.TotalSeconds;
    }

    private static WorldPlan Plan(int slaves)
    {
        var resources = ResourceText.Parse("cpus:8;mem:16384;disk:65536").Value;
        return new WorldPlan
        {
            Seed = 1,
            Slaves = [.. Enumerable.Range(1, slaves)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"node-{n}"))
                .Select(name => new SlaveInfo(new NodeName(name), name, resources))],
        };
    }

    private sealed class Seen : IObserver
    {
        public long Checkpointed { get; private set; }

        public long Recovered { get; private set; }

        public BenchProgress? OnCheckpointed { get; set; }

        public BenchProgress? OnRecovered { get; set; }

        public void Saw(Instant at, string node, object happened)
        {
            if (happened is ResourcesCheckpointed)
            {
                Checkpointed++;
                OnCheckpointed?.Show(Checkpointed);
            }
            else if (happened is SlaveRecovered)
            {
                Recovered++;
                OnRecovered?.Show(Recovered);
            }
        }
    }
}
