using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>A figure that keeps its value until the next one; of each column the last value is kept.</summary>
/// <param name="grid">The columns.</param>
public sealed class StepCurve(TimeGrid grid)
{
    private readonly double?[] _values = new double?[TimeGrid.Columns];
    private int _last = -1;

    /// <summary>The value now.</summary>
    public double Current { get; private set; }

    /// <summary>The value is another from now on.</summary>
    public void Set(long at, double value)
    {
        Current = value;
        _last = Math.Max(_last, grid.ColumnOf(at));
        _values[_last] = value;
    }

    /// <summary>The value changes by so much.</summary>
    public void Add(long at, double change) => Set(at, Math.Round(Current + change, 6));

    /// <summary>A value for each column; null before the first one.</summary>
    public JsonArray Print()
    {
        var row = new JsonArray();
        double? value = null;
        foreach (var here in _values)
        {
            value = here ?? value;
            row.Add(value is { } number ? JsonValue.Create(number) : null);
        }

        return row;
    }
}
