using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Batch;

/// <summary>The tasks that have arrived and wait, and how long those have waited that wait no longer.</summary>
internal sealed class BatchQueue
{
    private readonly SortedDictionary<int, Instant> _waiting = [];
    private readonly List<TimeSpan> _waited = [];

    public int Arrived { get; private set; }

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>The numbers of the tasks that wait, the first to come first.</summary>
    public IEnumerable<int> Waiting => _waiting.Keys;

    public void Arrive(int number, Instant at)
    {
        Arrived = number + 1;
        _waiting.Add(number, at);
    }

    public void Launch(int number, Instant at)
    {
        if (_waiting.Remove(number, out var since))
        {
            _waited.Add(at - since);
        }
    }

    /// <summary>How long tasks have waited for an offer, as percentiles.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (_waited.Count == 0)
        {
            yield break;
        }

        var sorted = _waited.Order().ToList();
        foreach (var (name, percent) in new[] { ("median", 50), ("90 %", 90), ("99 %", 99), ("at most", 100) })
        {
            // The shortest wait that so many of 100 tasks do not exceed (nearest rank).
            var rank = ((sorted.Count * percent) + 99) / 100;
            yield return new($"wait {name}", string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(sorted[rank - 1].Ticks / 1e6) / 10:0.0} s"));
        }

        yield return new("still waiting", _waiting.Count.ToString(CultureInfo.InvariantCulture));
    }
}
