using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Cli.Benchmarks.Serving;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>
/// <c>bench serve</c>: a cluster that another process serves, and this one's schedulers, who launch tasks of two seconds at a given rate and
/// acknowledge every update; then clients who ask for <c>/state</c> all the time while an offer is given back again and again.
/// </summary>
internal static class ServeBenchmark
{
    private const int OfferRoundsMost = 10;
    private const int StateRounds = 11;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Command Create()
    {
        var slaves = BenchOption.Size("--slaves", "How many slaves", 5000, 50_000);
        var schedulers = BenchOption.Size("--schedulers", "How many subscribed schedulers", 50, 500);
        var rate = BenchOption.Size("--rate", "How many launches a second", 1000, 100_000);
        var seconds = BenchOption.Size("--seconds", "For how many seconds", 60, 3600);
        var pollers = BenchOption.Size("--pollers", "How many clients ask for /state all the time", 20, 500);
        var verb = new Command("serve", "Launches a second over the HTTP API, updates that are lost, seconds that /state takes and by how much clients of it delay offers.")
        {
            slaves, schedulers, rate, seconds, pollers,
        };
        verb.SetAction(async (parsed, _) =>
        {
            var sizes = new Sizes(parsed.GetValue(slaves), parsed.GetValue(schedulers), parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(pollers));
            Console.WriteLine((await Measure(sizes)).ToJsonString());
            return 0;
        });
        return verb;
    }

    private static async Task<JsonObject> Measure(Sizes sizes)
    {
        using var served = ServedProcess.Start(sizes.Slaves);
        using var http = new HttpClient { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(5) };
        await Until(async () => (int)(await Read(http, "metrics/snapshot")).RootElement.GetProperty("master/slaves_active").GetDouble() == sizes.Slaves, "slaves to register");

        var tally = new LoadTally();
        var fairShare = Math.Max(1, sizes.Slaves / sizes.Schedulers);
        var schedulers = new List<LoadScheduler>();
        for (var number = 1; number <= sizes.Schedulers; number++)
        {
            schedulers.Add(await LoadScheduler.Subscribe(http, "load-" + number.ToString(CultureInfo.InvariantCulture), fairShare, tally));
        }

        await Until(() => Task.FromResult(schedulers.TrueForAll(scheduler => scheduler.Offers > fairShare / 2)), "offers to all");
        var (state, stateMost) = await State(http);
        var busy = served.Busy;
        var (took, late) = await Launch(schedulers, sizes);
        var drained = await Drain(tally);
        busy = served.Busy - busy;
        var (stateAfter, _) = await State(http);
        var (quiet, polled) = await Offers(http, schedulers, sizes);
        using var status = await Read(http, "simulation/status");
        await schedulers[0].DisposeAsync();
        return new JsonObject
        {
            ["bench"] = "serve",
            ["slaves"] = sizes.Slaves,
            ["schedulers"] = sizes.Schedulers,
            ["wall_seconds"] = Round(took),
            ["launches"] = tally.LaunchedCount,
            ["launches_per_second"] = Round(tally.LaunchedCount / took),
            ["launches_late_most"] = late,
            ["updates"] = tally.UpdateCount,
            ["lost_updates"] = tally.Missing,
            ["tasks_not_finished"] = tally.OtherwiseCount,
            ["tasks_not_finished_because"] = tally.OtherwiseBecause,
            ["last_update_after_seconds"] = Round(drained),
            ["state_seconds"] = Round(state),
            ["state_seconds_most"] = Round(stateMost),
            ["state_seconds_after"] = Round(stateAfter),
            ["offer_seconds"] = Round(quiet),
            ["offer_seconds_polled"] = Round(polled),
            ["offer_delay_seconds"] = Round(Math.Max(0, polled - quiet)),
            ["slipped_seconds"] = Round(status.RootElement.GetProperty("slipped_seconds").GetDouble()),
            ["processor_seconds"] = Round(busy.TotalSeconds),
            ["memory_megabytes"] = served.MemoryMost >> 20,
        };
    }

    /// <summary>Launches as the rate has it, a few tasks on one offer after the other, by the next scheduler that has an offer; without any it becomes late.</summary>
    private static async Task<(double Seconds, int Late)> Launch(List<LoadScheduler> schedulers, Sizes sizes)
    {
        var (asked, late, turn) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Tick);
        while (watch.Elapsed.TotalSeconds < sizes.Seconds)
        {
            var due = (int)(watch.Elapsed.TotalSeconds * sizes.Rate);
            while (asked + LoadScheduler.TasksAtOnce <= due && Enumerable.Range(0, schedulers.Count).Any(_ => schedulers[turn++ % schedulers.Count].Launch()))
            {
                asked += LoadScheduler.TasksAtOnce;
            }

            late = Math.Max(late, due - asked);

            await timer.WaitForNextTickAsync();
        }

        return (watch.Elapsed.TotalSeconds, late);
    }

    private static async Task<double> Drain(LoadTally tally)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Tick);
        var (last, heard) = (0.0, 0);
        while (tally.Missing > 0 && watch.Elapsed < Patience)
        {
            await timer.WaitForNextTickAsync();
            (last, heard) = tally.UpdateCount == heard ? (last, heard) : (watch.Elapsed.TotalSeconds, tally.UpdateCount);
        }

        return last;
    }

    private static async Task<(double Median, double Most)> State(HttpClient http)
    {
        var seconds = new List<double>();
        for (var round = 0; round < StateRounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await http.GetByteArrayAsync(new Uri("state", UriKind.Relative));
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        seconds.Sort();
        return (seconds[StateRounds / 2], seconds[^1]);
    }

    /// <summary>The longest that an offer stays away that was given back: in quiet, and while others ask for the state.</summary>
    private static async Task<(double Quiet, double Polled)> Offers(HttpClient http, List<LoadScheduler> schedulers, Sizes sizes)
    {
        // Whoever is alone is the one whom the offer comes to again.
        foreach (var scheduler in schedulers.Skip(1))
        {
            await scheduler.DisposeAsync();
        }

        schedulers[0].OffersMost = int.MaxValue;
        await Until(() => Task.FromResult(schedulers[0].Offers > 0), "offers");
        var rounds = Math.Min(OfferRoundsMost, sizes.Seconds);
        var quiet = await Offers(schedulers[0], rounds);
        using var enough = new CancellationTokenSource();
        var polling = Enumerable.Range(0, sizes.Pollers).Select(_ => Poll(http, enough.Token)).ToList();
        var polled = await Offers(schedulers[0], rounds);
        await enough.CancelAsync();
        await Task.WhenAll(polling);
        return (quiet, polled);
    }

    private static async Task<double> Offers(LoadScheduler scheduler, int rounds)
    {
        var longest = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            await Settle(scheduler);
            var held = scheduler.Offers;
            var watch = Stopwatch.StartNew();
            scheduler.DeclineOne();
            await Until(() => Task.FromResult(scheduler.Offers >= held), "an offer");
            longest = Math.Max(longest, watch.Elapsed.TotalSeconds);
        }

        return longest;
    }

    /// <summary>Waits until no more offers come.</summary>
    private static async Task Settle(LoadScheduler scheduler)
    {
        using var timer = new PeriodicTimer(Tick);
        for (var (held, calm) = (-1, 0); calm < 10; calm = scheduler.Offers == held ? calm + 1 : 0)
        {
            held = scheduler.Offers;
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task Poll(HttpClient http, CancellationToken enough)
    {
        try
        {
            while (!enough.IsCancellationRequested)
            {
                await http.GetByteArrayAsync(new Uri("state", UriKind.Relative), enough);
            }
        }
        catch (OperationCanceledException)
        {
            // It has polled for long enough.
        }
    }

    private static async Task<JsonDocument> Read(HttpClient http, string path) =>
        JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative)));

    private static async Task Until(Func<Task<bool>> isSo, string what)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Tick);
        while (!await isSo())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"waited for {what} for more than {Patience.TotalSeconds} seconds");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private static double Round(double value) => Math.Round(value, 3);

    private sealed record Sizes(int Slaves, int Schedulers, int Rate, int Seconds, int Pollers);
}
