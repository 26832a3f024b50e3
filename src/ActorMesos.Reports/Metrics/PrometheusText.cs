using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Metrics;

/// <summary>
/// The master's metrics in the text format of Prometheus. Names become <c>mesos_</c> and Mesos's name with underscores; the principal of
/// <c>frameworks/PRINCIPAL/...</c> becomes a label.
/// </summary>
public static class PrometheusText
{
    private static readonly string[] Gauges =
        ["_percent", "_total", "_used", "_active", "_inactive", "_connected", "_disconnected", "_unreachable", "elected", "outstanding_offers", "uptime_secs", "_staging", "_starting", "_running", "_killing"];

    /// <summary>The text; null where the document is none of metrics.</summary>
    /// <param name="json">The document <c>metrics.json</c>.</param>
    public static string? Of(string json)
    {
        JsonObject? document;
        try
        {
            document = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }

        if (document is null)
        {
            return null;
        }

        var families = new SortedDictionary<string, (string Mesos, List<string> Samples)>(StringComparer.Ordinal);
        foreach (var (mesos, node) in document)
        {
            if (node is not JsonValue value || !value.TryGetValue<double>(out var number))
            {
                continue;
            }

            var (name, labels) = NameOf(mesos);
            if (!families.TryGetValue(name, out var family))
            {
                families.Add(name, family = (mesos, []));
            }

            family.Samples.Add(string.Create(CultureInfo.InvariantCulture, $"{name}{labels} {number}"));
        }

        return Print(families);
    }

    private static string Print(SortedDictionary<string, (string Mesos, List<string> Samples)> families)
    {
        var text = new StringBuilder();
        foreach (var (name, family) in families)
        {
            var type = Array.Exists(Gauges, end => name.EndsWith(end, StringComparison.Ordinal)) ? "gauge" : "counter";
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {family.Mesos} of /metrics/snapshot\n# TYPE {name} {type}\n");
            text.AppendJoin('\n', family.Samples).Append('\n');
        }

        return text.ToString();
    }

    private static (string Name, string Labels) NameOf(string mesos)
    {
        var end = mesos.LastIndexOf('/');
        if (!mesos.StartsWith("frameworks/", StringComparison.Ordinal) || end <= "frameworks/".Length)
        {
            return ("mesos_" + Plain(mesos), "");
        }

        var principal = mesos["frameworks/".Length..end].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return ("mesos_frameworks_" + Plain(mesos[(end + 1)..]), $"{{principal=\"{principal}\"}}");
    }

    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
