using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>
/// The curves of workloads. Whatever is to become one is a <c>changed</c> line of the kind <c>Measured</c> with the payload
/// <c>{"name":"hdfs.under-replicated-blocks","value":12}</c>: a figure as it stands from now on, until its node ends. Each name becomes a
/// chart, and in it each node that measures a curve; a program says it with <c>ProgramTurn.Measures</c>.
/// </summary>
/// <param name="grid">The columns.</param>
public sealed class SeriesWatch(TimeGrid grid) : ISection
{
    /// <summary>How many curves a chart has; more could not be told apart. The highest have their own, the others share one.</summary>
    public const int CurvesMost = 8;

    private readonly SortedDictionary<string, SortedDictionary<string, StepCurve>> _charts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "series";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var node = line.To ?? "";
        switch (line.Kind)
        {
            case "Measured" when line.IsChange && line.Find("value") is { } found && found.TryGetDouble(out var value):
                Curve(line.Text("name"), node).Set(line.At, value);
                break;
            case "TaskUpdated" when line.IsChange && line.Text("status", "state") is not ("Staging" or "Starting" or "Running" or "Killing" or "Unreachable"):
                Ended(line.At, name => string.Equals(name, ProgramOf(node, line.Text("status", "task_id")), StringComparison.Ordinal));
                break;
            case "SlaveRebooted" or "SlaveDiskReplaced" or "SlaveShutDown" when line.IsChange:
                Ended(line.At, name => name.StartsWith(node + "/", StringComparison.Ordinal));
                break;
            case "PowerFailed":
                Ended(line.At, _ => true);
                break;
        }
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonArray([.. _charts.Select(chart => Print(chart.Key, chart.Value))]);

    private static JsonObject Print(string name, SortedDictionary<string, StepCurve> curves)
    {
        var own = curves.Count <= CurvesMost
            ? [.. curves.Keys]
            : curves.OrderByDescending(curve => curve.Value.Peak).Take(CurvesMost - 1).Select(curve => curve.Key).ToHashSet(StringComparer.Ordinal);
        var rows = new JsonArray([.. curves.Where(curve => own.Contains(curve.Key)).Select(curve => curve.Value.PrintInto(new JsonObject { ["node"] = curve.Key }))]);
        var others = curves.Where(curve => !own.Contains(curve.Key)).Select(curve => curve.Value).ToList();
        if (others.Count > 0)
        {
            rows.Add(new JsonObject { ["node"] = FormattableString.Invariant($"sum of {others.Count} others"), ["values"] = Sum(others) });
        }

        return new JsonObject { ["name"] = name, ["left_out"] = others.Count, ["curves"] = rows };
    }

    private static JsonArray Sum(IReadOnlyList<StepCurve> curves)
    {
        var sums = new double?[TimeGrid.Columns];
        foreach (var curve in curves)
        {
            var values = curve.PrintInto([])["values"]!.AsArray();
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] = values[column] is { } value ? (sums[column] ?? 0) + value.GetValue<double>() : sums[column];
            }
        }

        return [.. sums.Select(sum => sum is { } value ? JsonValue.Create(value) : null)];
    }

    private StepCurve Curve(string name, string node)
    {
        if (!_charts.TryGetValue(name, out var curves))
        {
            _charts.Add(name, curves = new(NodeOrder.Natural));
        }

        if (!curves.TryGetValue(node, out var curve))
        {
            curves.Add(node, curve = new StepCurve(grid));
        }

        return curve;
    }

    private void Ended(long at, Func<string, bool> isMeant)
    {
        foreach (var (_, curve) in _charts.Values.SelectMany(chart => chart).Where(curve => isMeant(curve.Key)))
        {
            curve.End(at);
        }
    }

    /// <summary>The program of a task has the task's name without the number of the attempt.</summary>
    private static string ProgramOf(string host, string task)
    {
        var dot = task.LastIndexOf('.');
        return $"{host}/{(dot < 0 ? task : task[..dot])}";
    }
}
