using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Frameworks;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Serving;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Tests;

/// <summary>A served cluster on a port of its own, a hundred times as fast as the wall clock.</summary>
internal sealed class ServedCluster : IAsyncDisposable
{
    public static readonly SimulationCatalog Catalog = new(FrameworkCatalog.All);

    private readonly MemoryJournal _journal = new();
    private readonly MemoryStream _lines = new();
    private readonly ServedRun _run;
    private readonly PacedLoop _loop;
    private FrontDoor? _door;

    private ServedCluster(Scenario scenario)
    {
        Scenario = scenario;
        _run = new ServedRun(scenario, Catalog, _journal, new Recorder(RecordingJson.Options, _lines));
        _loop = new PacedLoop(_run, _ => { });
    }

    public Scenario Scenario { get; }

    public HttpClient Http { get; private set; } = null!;

    public Uri Address => _door!.Address;

    public PacedLoop Loop => _loop;

    public static async Task<ServedCluster> Start(int slaves = 3, string more = "", FrontDoorSettings? settings = null, AuthenticationHeaderValue? authorization = null)
    {
        var text = $$"""
            scenario {
              name = "a served cluster"
              semantics = "1.11"
              seed = 5
              duration = 1m
              slaves = [ { count = {{slaves}}, hostname = "node-{n}", resources = "cpus:8;mem:16384;disk:65536;ports:[31000-32000]", attributes = "rack:r1;level:3" } ]
              {{more}}
            }
            """;
        var reading = ScenarioFile.ReadText("served.conf", text, Catalog.Names, ScenarioOverrides.None);
        reading.ToString().ShouldBe("");
        var cluster = new ServedCluster(reading.Scenario!);
        await cluster._loop.Start(Pace.SpeedMost);
        cluster._door = await FrontDoor.Open((settings ?? new FrontDoorSettings()) with { Port = 0 }, cluster._loop, cluster._run.World.Plan);
        cluster.Http = new HttpClient { BaseAddress = cluster.Address, Timeout = TimeSpan.FromSeconds(30) };
        cluster.Http.DefaultRequestHeaders.Authorization = authorization;
        await cluster.Until(() => cluster.Metric("master/slaves_active"), active => (int)active == slaves);
        return cluster;
    }

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<int> Post(string path, string body, string contentType = "application/x-www-form-urlencoded")
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(contentType);
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (int)answer.StatusCode;
    }

    public async Task<double> Metric(string name) => (double)(await Get("metrics/snapshot"))[name]!;

    public async Task<string> SlaveId(string hostname = "node-1") =>
        (string)(await Get("slaves"))["slaves"]!.AsArray().Single(slave => (string)slave!["hostname"]! == hostname)!["id"]!;

    /// <summary>Asks until the answer is right: what was asked for reaches slaves later.</summary>
    public async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isRight)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var answer = await ask();
            if (isRight(answer))
            {
                return answer;
            }

            patience.Token.ThrowIfCancellationRequested();
            var until = await _loop.Door.Ask(run => run.Now) + TimeSpan.FromMilliseconds(100);
            while (await _loop.Door.Ask(run => run.Now) < until)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Ends the run; what it came to, and its lines.</summary>
    public async Task<(RunOutcome Outcome, byte[] Lines)> End()
    {
        var outcome = await _loop.Stop();
        return (outcome, _lines.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await _loop.Stop();
        if (_door is not null)
        {
            await _door.DisposeAsync();
        }

        _loop.Dispose();
        _run.Dispose();
        _journal.Dispose();
    }
}
