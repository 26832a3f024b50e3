using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>
/// A figure that keeps its value until the next one, or until there is none any more. Of each column the last value is kept, and the one that
/// was farthest beyond the values at both its ends: what rose and fell within a column is still seen.
/// </summary>
/// <param name="grid">The columns.</param>
public sealed class StepCurve(TimeGrid grid)
{
    private const double None = double.NaN;

    private readonly double?[] _values = new double?[TimeGrid.Columns];
    private readonly SortedDictionary<int, double> _beyond = [];
    private int _last = -1;
    private long _at;
    private double _before = None;
    private double _highest = None;
    private double _lowest = None;
    private double _now = None;

    /// <summary>The value now; 0 for none.</summary>
    public double Current => double.IsNaN(_now) ? 0 : _now;

    /// <summary>The highest value that it ever had.</summary>
    public double Peak { get; private set; }

    /// <summary>The value is another from now on.</summary>
    public void Set(long at, double value)
    {
        Peak = Math.Max(Peak, value);
        Become(at, value);
    }

    /// <summary>The value changes by so much.</summary>
    public void Add(long at, double change) => Set(at, Math.Round(Current + change, 6));

    /// <summary>There is no value any more.</summary>
    public void End(long at)
    {
        if (!double.IsNaN(_now))
        {
            Become(at, None);
        }
    }

    /// <summary>Writes <c>values</c>, one for each column, null for none; and <c>beyond</c>, pairs of a column and the value beyond its ends.</summary>
    public JsonObject PrintInto(JsonObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Close();
        var values = new JsonArray();
        var value = None;
        foreach (var here in _values)
        {
            value = here ?? value;
            values.Add(double.IsNaN(value) ? null : JsonValue.Create(value));
        }

        row["values"] = values;
        if (_beyond.Count > 0)
        {
            row["beyond"] = new JsonArray([.. _beyond.Select(pair => new JsonArray(pair.Key, pair.Value))]);
        }

        return row;
    }

    private void Become(long at, double value)
    {
        var column = Math.Max(_last, grid.ColumnOf(at));
        if (column != _last)
        {
            Close();
            (_last, _before, _highest, _lowest) = (column, _now, None, None);
        }
        else if (at != _at && !double.IsNaN(_now))
        {
            // What a value was on its way, at one instant, it never was.
            _highest = double.IsNaN(_highest) ? _now : Math.Max(_highest, _now);
            _lowest = double.IsNaN(_lowest) ? _now : Math.Min(_lowest, _now);
        }

        _at = at;
        _now = value;
        _values[column] = value;
    }

    private void Close()
    {
        if (_last < 0)
        {
            return;
        }

        var (before, after) = (double.IsNaN(_before) ? _now : _before, double.IsNaN(_now) ? _before : _now);
        if (!double.IsNaN(_highest) && !(_highest <= Math.Max(before, after)))
        {
            _beyond[_last] = _highest;
        }
        else if (_lowest < Math.Min(before, after))
        {
            _beyond[_last] = _lowest;
        }
    }
}
