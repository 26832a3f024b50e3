using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>
/// A figure that keeps its value until the next one, or until there is none any more. Of each column the last value is kept, and the one that
/// was farthest beyond the values at both its ends: what rose and fell within a column is still seen.
/// While they are few, all values are kept with their instants.
/// </summary>
/// <param name="grid">The columns.</param>
public sealed class StepCurve(TimeGrid grid)
{
    /// <summary>How many values are kept with their instants; of more, those of the columns are.</summary>
    public const int ExactMost = 500;

    private const double None = double.NaN;

    private readonly double?[] _values = new double?[TimeGrid.Columns];
    private readonly SortedDictionary<int, double> _beyond = [];
    private List<(long At, double Value)>? _exact = [];
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

    /// <summary>Writes <c>values</c>, one for each column, null for none; <c>beyond</c>, pairs of a column and the value beyond its ends; and <c>exact</c>, pairs of seconds and the value from then on, where all are known.</summary>
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

        if (_exact is { Count: > 0 })
        {
            row["exact"] = new JsonArray([.. _exact.Select(point => new JsonArray(TimeGrid.Seconds(point.At), double.IsNaN(point.Value) ? null : JsonValue.Create(point.Value)))]);
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

        Keep(at, value);
        _at = at;
        _now = value;
        _values[column] = value;
    }

    private void Keep(long at, double value)
    {
        if (_exact is null)
        {
            return;
        }

        if (_exact.Count > 0 && _exact[^1].At == at)
        {
            _exact.RemoveAt(_exact.Count - 1);
        }

        _exact.Add((at, value));
        if (_exact.Count > ExactMost)
        {
            _exact = null;
        }
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
