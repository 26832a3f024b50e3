using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>
/// The curves of workloads. Whatever is to become one is a <c>changed</c> line of the kind <c>Measured</c> with the payload
/// <c>{"name":"hdfs.under-replicated-blocks","value":12}</c>: a figure as it stands from now on. Each name becomes a chart, and in it
/// each node that measures a curve; a program says it with <c>ProgramTurn.Measures</c>.
/// </summary>
/// <param name="grid">The columns.</param>
public sealed class SeriesWatch(TimeGrid grid) : ISection
{
    /// <summary>How many curves a chart has; more could not be told apart.</summary>
    public const int CurvesMost = 8;

    private readonly SortedDictionary<string, SortedDictionary<string, StepCurve>> _charts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "series";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Kind is not "Measured" || !line.IsChange || line.Find("value") is not { } found || !found.TryGetDouble(out var value))
        {
            return;
        }

        var name = line.Text("name");
        if (!_charts.TryGetValue(name, out var curves))
        {
            _charts.Add(name, curves = new(NodeOrder.Natural));
        }

        var node = line.To ?? "";
        if (!curves.TryGetValue(node, out var curve))
        {
            if (curves.Count == CurvesMost)
            {
                _leftOut[name] = _leftOut.GetValueOrDefault(name) + 1;
                return;
            }

            curves.Add(node, curve = new StepCurve(grid));
        }

        curve.Set(line.At, value);
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonArray([.. _charts.Select(chart => new JsonObject
    {
        ["name"] = chart.Key,
        ["left_out"] = _leftOut.GetValueOrDefault(chart.Key),
        ["curves"] = new JsonArray([.. chart.Value.Select(curve => new JsonObject { ["node"] = curve.Key, ["values"] = curve.Value.Print() })]),
    })]);
}
