namespace ActorMesos.Domain.Metrics;

/// <summary>Every metric at one instant, under Mesos's names (<c>/metrics/snapshot</c>).</summary>
public sealed class MetricsSnapshot
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>The metrics, in the ordinal order of their names.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>The metric of that name. One that is not there is a bug, and throws.</summary>
    public double this[string name] => _values[name];

    internal void Add(string name, double value) => _values.Add(name, value);
}
