using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>The columns into which curves are gathered, so that a page has as many points for a million lines as for a thousand.</summary>
/// <param name="Start">The beginning, in ticks of virtual time.</param>
/// <param name="End">The end, in ticks.</param>
public sealed record TimeGrid(long Start, long End)
{
    /// <summary>How many columns there are.</summary>
    public const int Columns = 360;

    /// <summary>The width of a column, in ticks.</summary>
    public long Width { get; } = Math.Max(1, (End - Start + Columns - 1) / Columns);

    /// <summary>The column of an instant.</summary>
    public int ColumnOf(long at) => (int)Math.Clamp((at - Start) / Width, 0, Columns - 1);

    /// <summary>An instant as seconds.</summary>
    public static double Seconds(long ticks) => ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>The grid for the page.</summary>
    public JsonNode Print() => new JsonObject { ["start"] = Seconds(Start), ["width"] = Seconds(Width), ["columns"] = Columns, ["end"] = Seconds(End) };
}
