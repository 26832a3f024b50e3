using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>
/// <c>bench allocator</c>: Mesos's own benchmark DeclineOffers. All frameworks are in one role, every slave is partly used, and all that a
/// run offers is declined for ever, until every pair of slave and framework has a filter and a few runs more.
/// </summary>
internal static class AllocatorBenchmark
{
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(365);

    public static Command Create()
    {
        var slaves = BenchOption.Size("--slaves", "How many slaves", 1000, 100_000);
        var frameworks = BenchOption.Size("--frameworks", "How many frameworks", 50, 10_000);
        var rounds = BenchOption.Size("--rounds", "After how many rounds to stop if not every pair is filtered by then; twice the frameworks in Mesos", 2000, 1_000_000);
        var sorter = new Option<SorterKind>("--sorter") { Description = "In which order frameworks are served.", DefaultValueFactory = _ => SorterKind.Drf };
        var semantics = new Option<string>("--semantics") { Description = "The release of Mesos.", DefaultValueFactory = _ => SemanticsProfile.V111.Name };
        semantics.AcceptOnlyFromAmong([.. SemanticsProfile.All.Select(profile => profile.Name)]);
        var verb = new Command("allocator", "Seconds of an allocation run in which frameworks decline everything for ever, and memory per filter.")
        {
            slaves, frameworks, rounds, sorter, semantics,
        };
        verb.SetAction(parsed =>
        {
            var settings = new AllocatorSettings
            {
                Semantics = SemanticsProfile.All.Single(profile => profile.Name == parsed.GetValue(semantics)),
                Sorter = parsed.GetValue(sorter),
                Seed = 1,
            };
            var line = BenchOption.Progress(parsed);
            var result = line.Watch(() =>
            {
                Measure(settings, 200, 20, 100, line);
                return Measure(settings, parsed.GetValue(slaves), parsed.GetValue(frameworks), parsed.GetValue(rounds), line);
            });
            Console.WriteLine(result.ToJsonString());
            return 0;
        });
        return verb;
    }

    private static JsonObject Measure(AllocatorSettings settings, int slaves, int frameworks, int roundsMost, ProgressLine line)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocator = new HierarchicalAllocator(settings);
        var watch = Stopwatch.StartNew();
        Fill(allocator, slaves, frameworks);
        var filled = watch.Elapsed;
        var progress = new BenchProgress(line, "allocator", "filters", (long)slaves * frameworks);
        var seconds = new List<double>();
        var declined = 0L;
        var (quiet, offersOfFirst) = (0, 0);
        while (seconds.Count < roundsMost && quiet < 3)
        {
            var now = Instant.After(TimeSpan.FromSeconds(seconds.Count));
            watch.Restart();
            var given = allocator.Allocate(now);
            seconds.Add(watch.Elapsed.TotalSeconds);
            offersOfFirst = seconds.Count == 1 ? given.Count : offersOfFirst;
            foreach (var (framework, role, slave, resources) in given)
            {
                allocator.Recover(framework, slave, resources, now + ForEver, role);
            }

            declined += given.Count;
            quiet = given.Count == 0 ? quiet + 1 : 0;
            progress.Show(declined);
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var busy = seconds.Take(seconds.Count - quiet).Order().ToList();
        return new JsonObject
        {
            ["bench"] = "allocator",
            ["semantics"] = settings.Semantics.Name,
            ["sorter"] = settings.Sorter.ToString().ToLowerInvariant(),
            ["slaves"] = slaves,
            ["frameworks"] = frameworks,
            ["fill_seconds"] = Math.Round(filled.TotalSeconds, 3),
            ["rounds"] = busy.Count,
            ["round_seconds"] = Math.Round(busy[busy.Count / 2], 5),
            ["first_round_seconds"] = Math.Round(seconds[0], 5),
            ["max_round_seconds"] = Math.Round(busy[^1], 5),
            ["quiet_round_seconds"] = quiet == 0 ? null : Math.Round(seconds[^1], 7),
            ["offers_per_round"] = declined / busy.Count,
            ["offers_of_first_round"] = offersOfFirst,
            ["filters"] = allocator.Filters,
            ["heap_bytes"] = bytes,
            ["bytes_per_filter"] = bytes / Math.Max(1, allocator.Filters),
            ["peak_working_set_bytes"] = Process.GetCurrentProcess().PeakWorkingSet64,
        };
    }

    private static void Fill(HierarchicalAllocator allocator, int slaves, int frameworks)
    {
        var total = ResourceText.Parse("cpus:24;mem:4096;disk:4096;ports:[31000-32000]").Value;
        var ports = string.Join(',', Enumerable.Range(0, 15).Select(n => 31000 + (2 * n)).Select(port => string.Create(CultureInfo.InvariantCulture, $"{port}-{port}")));
        var used = ResourceText.Parse($"cpus:16;mem:2014;disk:1024;ports:[{ports},31030-32000]").Value;
        for (var i = 0; i < frameworks; i++)
        {
            var name = Name("framework", i);
            allocator.AddFramework(new FrameworkId(name), new FrameworkInfo(new NodeName(name), name, Resource.AnyRole, Principal: null));
        }

        for (var i = 0; i < slaves; i++)
        {
            allocator.AddSlave(new SlaveId(Name("slave", i)), new SlaveInfo(new NodeName(Name("node", i)), Name("node", i), total), total, [new Usage(new FrameworkId(Name("framework", i % frameworks)), null, used)]);
        }
    }

    private static string Name(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");
}
