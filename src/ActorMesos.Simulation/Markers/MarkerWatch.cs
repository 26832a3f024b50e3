using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Markers;

/// <summary>Counts how often a run passes each marker.</summary>
public sealed class MarkerWatch : IObserver
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How often each marker was passed; those that were not are missing.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        // Markers are about what happened, not about what was said of it.
        if (happened is IProtocolMessage)
        {
            return;
        }

        foreach (var marker in MarkerCatalog.All)
        {
            if (marker.IsReachedBy(happened))
            {
                _counts[marker.Name] = _counts.GetValueOrDefault(marker.Name) + 1;
            }
        }
    }
}
