using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports.Tests.Support;

/// <summary>A recording that is written down in a test: six minutes, so that a column of the grid is a second.</summary>
internal sealed class Story
{
    private readonly StringBuilder _lines = new();
    private int _number;

    public static TimeGrid Seconds { get; } = new(0, 6 * TimeSpan.TicksPerMinute);

    public Story Changed(decimal at, string node, string kind, string payload = "{}") => Add(at, "changed", null, node, kind, payload);

    public Story Fault(decimal at, string kind, string payload = "{}") => Add(at, "fault", null, null, kind, payload);

    public Story Delivered(decimal at, string from, string to, string kind, string payload = "{}", int cause = 0) => Add(at, "delivered", from, to, kind, payload, cause);

    public IEnumerable<EventLine> Lines() => LineReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(_lines.ToString())));

    /// <summary>What lasted and what was marked.</summary>
    public Timeline Timeline()
    {
        var model = new ReportModel(Seconds, window: null);
        foreach (var line in Lines())
        {
            model.See(line);
        }

        return model.Timeline;
    }

    /// <summary>What lasted, in words: lane, node, name, state, seconds from and to.</summary>
    public IEnumerable<string> Spans() => Timeline().All.Select(span => FormattableString.Invariant(
        $"{span.Lane} {span.Node} {span.Name} {span.State} {TimeGrid.Seconds(span.From)}..{(span.To is { } to ? TimeGrid.Seconds(to) : null)}"));

    /// <summary>What a section prints.</summary>
    public JsonNode Section(ISection section)
    {
        foreach (var line in Lines())
        {
            section.See(line);
        }

        return section.Print();
    }

    private Story Add(decimal at, string what, string? from, string? to, string kind, string payload, int cause = 0)
    {
        var ends = (from is null ? "" : $"\"from\":\"{from}\",") + (to is null ? "" : $"\"to\":\"{to}\",");
        _lines.Append(FormattableString.Invariant($"{{\"seq\":{++_number},\"at\":{at},\"event\":\"{what}\",{ends}\"kind\":\"{kind}\",\"cause\":{cause},\"payload\":{payload}}}\n"));
        return this;
    }
}
