using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>How often something happened in each column.</summary>
/// <param name="grid">The columns.</param>
public sealed class CountCurve(TimeGrid grid)
{
    private readonly long[] _counts = new long[TimeGrid.Columns];

    /// <summary>How often in all.</summary>
    public long Total { get; private set; }

    /// <summary>It happened.</summary>
    public void Add(long at, long times = 1)
    {
        _counts[grid.ColumnOf(at)] += times;
        Total += times;
    }

    /// <summary>A number for each column.</summary>
    public JsonArray Print() => [.. _counts.Select(count => JsonValue.Create(count))];
}
