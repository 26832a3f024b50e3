using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ActorMesos.Cli.Benchmarks.Serving;

/// <summary>
/// A scheduler that keeps its offers until it is told to launch, and counts how its tasks end. What tasks that end leave on a slave of which
/// somebody holds an offer is an offer of its own, and may be too little: that goes back.
/// </summary>
internal sealed class LoadScheduler : IAsyncDisposable
{
    /// <summary>How many tasks it launches on one offer.</summary>
    public const int TasksAtOnce = 4;

    private const int CallsAtOnce = 4;
    private const double Cpus = 0.1;
    private const double Megabytes = 32;

    private readonly HttpClient _http;
    private readonly HttpResponseMessage _answer;
    private readonly RecordReader _records;
    private readonly string _streamId;
    private readonly LoadTally _tally;
    private readonly Channel<Func<Task>> _calls = Channel.CreateUnbounded<Func<Task>>();
    private readonly Dictionary<string, string> _offers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _enough = new();
    private readonly List<Task> _work = [];
    private string _frameworkId = "";

    private LoadScheduler(HttpClient http, HttpResponseMessage answer, Stream stream, LoadTally tally)
    {
        (_http, _answer, _records, _tally) = (http, answer, new RecordReader(stream, _enough.Token), tally);
        _streamId = answer.Headers.GetValues("Mesos-Stream-Id").Single();
    }

    /// <summary>How many offers it keeps; more go back, so that others have some as well.</summary>
    public required int OffersMost { get; set; }

    /// <summary>How many offers it holds.</summary>
    public int Offers
    {
        get
        {
            lock (_lock)
            {
                return _offers.Count;
            }
        }
    }

    /// <summary>Subscribes.</summary>
    public static async Task<LoadScheduler> Subscribe(HttpClient http, string name, int offersMost, LoadTally tally)
    {
        var call = $$$$"""{"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"bench","name":"{{{{name}}}}","role":"*","failover_timeout":0}}}""";
        var answer = await http.SendAsync(Request(call), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var scheduler = new LoadScheduler(http, answer, await answer.Content.ReadAsStreamAsync(), tally) { OffersMost = offersMost };
        using (var first = await scheduler._records.Next())
        {
            scheduler._frameworkId = first!.RootElement.GetProperty("subscribed").GetProperty("framework_id").GetProperty("value").GetString()!;
        }

        scheduler._work.Add(scheduler.Listen());
        scheduler._work.AddRange(Enumerable.Range(0, CallsAtOnce).Select(_ => scheduler.MakeCalls()));
        return scheduler;
    }

    /// <summary>Launches tasks on one of its offers.</summary>
    /// <returns>Whether it had one.</returns>
    public bool Launch()
    {
        string offer, slave;
        lock (_lock)
        {
            if (_offers.Count == 0)
            {
                return false;
            }

            (offer, slave) = _offers.First();
            _offers.Remove(offer);
        }

        var tasks = string.Join(',', Enumerable.Range(0, TasksAtOnce).Select(_ => _tally.NextTask()).Select(id =>
            $$$$"""{"name":"{{{{id}}}}","task_id":{"value":"{{{{id}}}}"},"agent_id":{"value":"{{{{slave}}}}"},"command":{"value":"sleep 2"},"resources":[{"name":"cpus","type":"SCALAR","scalar":{"value":{{{{Cpus.ToString(CultureInfo.InvariantCulture)}}}}}},{"name":"mem","type":"SCALAR","scalar":{"value":{{{{Megabytes.ToString(CultureInfo.InvariantCulture)}}}}}}]}"""));
        var accept = $$$$"""{"offer_ids":[{"value":"{{{{offer}}}}"}],"operations":[{"type":"LAUNCH","launch":{"task_infos":[{{{{tasks}}}}]}}],"filters":{"refuse_seconds":0}}""";
        Enqueue("ACCEPT", accept, () => _tally.Launched(TasksAtOnce));
        return true;
    }

    /// <summary>Gives one of its offers back; the next allocation makes it again.</summary>
    public void DeclineOne()
    {
        lock (_lock)
        {
            var offer = _offers.Keys.First();
            _offers.Remove(offer);
            Decline([offer], seconds: 0);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _calls.Writer.TryComplete();
        await _enough.CancelAsync();
        await Task.WhenAll(_work);
        _answer.Dispose();
        _enough.Dispose();
    }

    private void Decline(IEnumerable<string> offers, int seconds)
    {
        var ids = string.Join(',', offers.Select(id => $$"""{"value":"{{id}}"}"""));
        var refused = seconds.ToString(CultureInfo.InvariantCulture);
        Enqueue("DECLINE", $$$"""{"offer_ids":[{{{ids}}}],"filters":{"refuse_seconds":{{{refused}}}}}""", () => { });
    }

    private async Task Listen()
    {
        try
        {
            while (await _records.Next() is { } record)
            {
                using (record)
                {
                    Hear(record.RootElement);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The connection is closed; whatever had not come by then counts as lost.
        }
    }

    private void Hear(JsonElement happened)
    {
        switch (happened.GetProperty("type").GetString())
        {
            case "OFFERS":
                Take(happened.GetProperty("offers").GetProperty("offers"));
                break;
            case "RESCIND":
                lock (_lock)
                {
                    _offers.Remove(Id(happened.GetProperty("rescind"), "offer_id"));
                }

                break;
            case "UPDATE":
                Hear(happened.GetProperty("update").GetProperty("status"), "uuid");
                break;
        }
    }

    private void Take(JsonElement offers)
    {
        var tooMany = new List<string>();
        lock (_lock)
        {
            foreach (var offer in offers.EnumerateArray())
            {
                if (_offers.Count < OffersMost && Holds(offer, "cpus", Cpus) && Holds(offer, "mem", Megabytes))
                {
                    _offers[Id(offer, "id")] = Id(offer, "agent_id");
                }
                else
                {
                    tooMany.Add(Id(offer, "id"));
                }
            }
        }

        if (tooMany.Count > 0)
        {
            Decline(tooMany, seconds: 2);
        }
    }

    private static bool Holds(JsonElement offer, string name, double amount) => offer.GetProperty("resources").EnumerateArray()
        .Where(resource => resource.GetProperty("name").GetString() == name)
        .Sum(resource => resource.GetProperty("scalar").GetProperty("value").GetDouble()) >= amount * TasksAtOnce;

    private void Hear(JsonElement status, string acknowledged)
    {
        if (status.TryGetProperty(acknowledged, out var uuid))
        {
            var acknowledge = $$$$"""{"agent_id":{"value":"{{{{Id(status, "agent_id")}}}}"},"task_id":{"value":"{{{{Id(status, "task_id")}}}}"},"uuid":"{{{{uuid.GetString()}}}}"}""";
            Enqueue("ACKNOWLEDGE", acknowledge, () => { });
        }

        _tally.Heard(Id(status, "task_id"), status.GetProperty("state").GetString()!, status.TryGetProperty("message", out var message) ? message.GetString() : null);
    }

    private void Enqueue(string type, string body, Action accepted)
    {
        var call = $$$$"""{"framework_id":{"value":"{{{{_frameworkId}}}}"},"type":"{{{{type}}}}","{{{{type.ToLower(CultureInfo.InvariantCulture)}}}}":{{{{body}}}}}""";
        _calls.Writer.TryWrite(async () =>
        {
            using var request = Request(call);
            request.Headers.Add("Mesos-Stream-Id", _streamId);
            using var answer = await _http.SendAsync(request);
            if (answer.IsSuccessStatusCode)
            {
                accepted();
            }
        });
    }

    private async Task MakeCalls()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync())
        {
            await call();
        }
    }

    private static HttpRequestMessage Request(string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/scheduler", UriKind.Relative)) { Content = content };
    }

    private static string Id(JsonElement element, string name) => element.GetProperty(name).GetProperty("value").GetString()!;
}
