using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>
/// <c>bench hdfs</c>: the programs of an HDFS alone, with so many DataNodes. Writers fill it with blocks of three replicas; then a DataNode
/// dies, and all that it held is copied.
/// </summary>
internal static class HdfsBenchmark
{
    private const string Options = "--service=hdfs --store=hdfs/1 --journals=3 --names=2";
    private const int WriterCount = 200;
    private static readonly TimeSpan LongEnough = TimeSpan.FromDays(10);

    public static Command Create()
    {
        var dataNodes = BenchOption.Size("--data-nodes", "How many DataNodes", 1000, 10_000);
        var blocks = BenchOption.Size("--blocks", "How many blocks", 1_000_000, 10_000_000);
        var verb = new Command("hdfs", "Memory and seconds of an HDFS that is filled with blocks, loses a DataNode, and copies what that one held.") { dataNodes, blocks };
        verb.SetAction(parsed =>
        {
            var line = BenchOption.Progress(parsed);
            Console.WriteLine(line.Watch(() => Measure(Math.Max(4, parsed.GetValue(dataNodes)), parsed.GetValue(blocks), line)).ToJsonString());
            return 0;
        });
        return verb;
    }

    private static JsonObject Measure(int dataNodes, int blocks, ProgressLine line)
    {
        var kind = FrameworkCatalog.Named("hdfs");
        var programs = kind.Programs(FrameworkSettings.Defaults(kind.Type));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var cluster = new ProgramCluster
        {
            Sees = (_, happened) =>
            {
                if (happened is Measured measured)
                {
                    figures[measured.Name] = measured.Value;
                }
            },
        };
        for (var number = 0; number < 3; number++)
        {
            Start(cluster, programs, "journal", "journalnode", number);
        }

        NodeName[] nameNodes = [Start(cluster, programs, "name", "namenode", 0, " --format"), Start(cluster, programs, "name", "namenode", 1)];
        for (var number = 0; number < dataNodes; number++)
        {
            Start(cluster, programs, "data", "datanode", number);
        }

        cluster.RunFor(LongEnough, () => figures.GetValueOrDefault("hdfs.live-data-nodes") >= dataNodes);
        var watch = Stopwatch.StartNew();
        var writers = new HdfsWriters(cluster, nameNodes, WriterCount, blocks);
        writers.Begin();
        var filling = new BenchProgress(line, "filled", "blocks", blocks, every: 1000);
        cluster.RunFor(LongEnough, () =>
        {
            filling.Show(writers.Begun);
            return writers.AreDone;
        });
        cluster.RunFor(TimeSpan.FromMinutes(1));
        var filled = watch.Elapsed;
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        var began = cluster.Now;
        watch.Restart();
        cluster.End(new NodeName("host-data-1/hdfs-data-1"));
        cluster.RunFor(TimeSpan.FromMinutes(11), () => figures["hdfs.under-replicated-blocks"] > 0);
        var lacking = figures["hdfs.under-replicated-blocks"];
        var copying = new BenchProgress(line, "copied", "blocks", (long)lacking);
        cluster.RunFor(LongEnough, () =>
        {
            var left = figures["hdfs.under-replicated-blocks"];
            copying.Show((long)(lacking - left));
            return left == 0;
        });
        return new JsonObject
        {
            ["bench"] = "hdfs",
            ["data_nodes"] = dataNodes,
            ["blocks"] = figures["hdfs.blocks"],
            ["messages"] = cluster.Delivered,
            ["fill_s"] = Math.Round(filled.TotalSeconds, 1),
            ["recover_s"] = Math.Round(watch.Elapsed.TotalSeconds, 1),
            ["copied"] = lacking,
            ["recover_virtual_s"] = Math.Round((cluster.Now - began).TotalSeconds),
            ["live_mb"] = bytes / 1024 / 1024,
            ["peak_mb"] = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024,
        };
    }

    private static NodeName Start(
        ProgramCluster cluster, IReadOnlyList<ProgramKind> programs, string role, string command, int number, string more = "") => cluster.Start(
            programs,
            string.Create(CultureInfo.InvariantCulture, $"host-{role}-{number}"),
            string.Create(CultureInfo.InvariantCulture, $"hdfs-{role}-{number}"),
            $"hdfs {command} {Options}{more}",
            new Folder(),
            string.Create(CultureInfo.InvariantCulture, $"rack:r{number % 20}"),
            megabytes: 1_000_000);
}
