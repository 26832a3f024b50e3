using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>How long it takes from an offer's arrival to its accept at the master, and from there until its task runs, as its status update says that comes first.</summary>
public sealed class LatencyWatch : ISection
{
    private readonly Dictionary<string, long> _offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Offered, long Accepted)> _tasks = new(StringComparer.Ordinal);
    private readonly List<long> _toAccept = [];
    private readonly List<long> _toRunning = [];
    private readonly List<long> _whole = [];

    /// <inheritdoc/>
    public string Name => "latencies";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.IsDelivered)
        {
            return;
        }

        switch (line.Kind)
        {
            case "ResourceOffers":
                foreach (var offer in line.List("offers"))
                {
                    _offers[offer.GetProperty("id").GetString() ?? ""] = line.At;
                }

                break;
            case "Decline":
                foreach (var id in line.List("offer_ids"))
                {
                    _offers.Remove(id.GetString() ?? "");
                }

                break;
            case "Accept":
                Accepted(line);
                break;
            case "StatusUpdate" when line.Text("status", "state") is "Running":
                Running(line);
                break;
        }
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonArray(
        Row("offer arrives → accept reaches the master", _toAccept), Row("accept → running", _toRunning), Row("offer → running", _whole));

    private void Accepted(EventLine line)
    {
        long? offered = null;
        foreach (var id in line.List("offer_ids"))
        {
            if (_offers.Remove(id.GetString() ?? "", out var at))
            {
                offered = Math.Max(offered ?? 0, at);
                _toAccept.Add(line.At - at);
            }
        }

        if (offered is not { } since)
        {
            return;
        }

        foreach (var operation in line.List("operations"))
        {
            if (operation.TryGetProperty("tasks", out var tasks) && tasks.ValueKind == System.Text.Json.JsonValueKind.Array)
            {
                foreach (var task in tasks.EnumerateArray())
                {
                    _tasks[task.TryGetProperty("id", out var id) ? id.GetString() ?? "" : ""] = (since, line.At);
                }
            }
        }
    }

    private void Running(EventLine line)
    {
        if (_tasks.Remove(line.Text("status", "task_id"), out var task))
        {
            _toRunning.Add(line.At - task.Accepted);
            _whole.Add(line.At - task.Offered);
        }
    }

    private static JsonObject Row(string name, List<long> ticks)
    {
        var sorted = ticks.Order().ToList();
        var row = new JsonObject { ["name"] = name, ["count"] = sorted.Count };
        if (sorted.Count > 0)
        {
            foreach (var percent in (int[])[50, 90, 99, 100])
            {
                row.Add($"p{percent}", At(sorted, percent));
            }

            row.Add("curve", new JsonArray([.. Enumerable.Range(0, 101).Select(percent => JsonValue.Create(At(sorted, percent)))]));
        }

        return row;
    }

    /// <summary>The smallest value that so many percent do not exceed, in milliseconds.</summary>
    private static double At(List<long> sorted, int percent) =>
        sorted[Math.Clamp(((sorted.Count * percent) + 99) / 100 - 1, 0, sorted.Count - 1)] / (double)TimeSpan.TicksPerMillisecond;
}
