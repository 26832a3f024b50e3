using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports;

/// <summary>Everything that a page draws of one run, gathered from its lines as they come; a live page may print it at any time.</summary>
public sealed class ReportModel
{
    private const int SpansMost = 6000;

    private readonly TimeGrid _grid;
    private readonly IReadOnlyList<ISection> _sections;
    private readonly IReadOnlyList<IWatch> _watches;

    /// <summary>Begins a report.</summary>
    /// <param name="grid">The columns of its curves.</param>
    /// <param name="window">Which instants are wanted line by line, in ticks; null for all.</param>
    public ReportModel(TimeGrid grid, (long From, long To)? window)
    {
        _grid = grid;

        // The catalog: a new part of a report is a file in Watches and a word here.
        _sections = [new SlaveWatch(), new AllocationWatch(grid), new OfferWatch(grid), new LatencyWatch(), new SeriesWatch(grid), new MessageWatch(window)];
        _watches = [new FaultWatch(Timeline), new TaskWatch(Timeline), new VolumeWatch(Timeline), new MarkWatch(Timeline), .. _sections];
    }

    /// <summary>What lasted, and the marks.</summary>
    public Timeline Timeline { get; } = new();

    /// <summary>A line has come.</summary>
    public void See(EventLine line)
    {
        foreach (var watch in _watches)
        {
            watch.See(line);
        }
    }

    /// <summary>The document that the page draws.</summary>
    public JsonObject Print()
    {
        var spans = Timeline.All.ToList();
        var longest = spans.Count <= SpansMost ? spans : [.. spans.OrderByDescending(span => (span.To ?? _grid.End) - span.From).Take(SpansMost).OrderBy(span => span.From)];
        var document = new JsonObject
        {
            ["grid"] = _grid.Print(),
            ["spans_left_out"] = spans.Count - longest.Count,
            ["spans"] = new JsonArray([.. longest.Select(Row)]),
            ["marks"] = new JsonArray([.. Timeline.Marks.Select(mark =>
                new JsonArray(TimeGrid.Seconds(mark.At), mark.Node, mark.Kind, mark.Text, mark.Line))]),
        };
        foreach (var section in _sections)
        {
            document.Add(section.Name, section.Print());
        }

        return document;
    }

    private JsonArray Row(Span span) =>
        [span.Lane, span.Node, span.Name, span.State, TimeGrid.Seconds(span.From), TimeGrid.Seconds(span.To ?? Math.Max(_grid.End, span.From))];
}
