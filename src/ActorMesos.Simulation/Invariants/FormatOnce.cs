using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// A store is formatted at most once, and whoever writes to it has a majority of different members that hold its log: one that joins with
/// an empty disk knows nothing of what it once promised to keep.
/// </summary>
public sealed class FormatOnce : IInvariant
{
    private readonly Dictionary<string, string> _formatted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case StoreFormatted formatted when !_formatted.TryAdd(formatted.Store, formatted.Where):
                Broken ??= $"the store {formatted.Store}, formatted at {_formatted[formatted.Store]}, is formatted again at {formatted.Where}; "
                    + "what it held is gone";
                break;
            case QuorumFormed { Empty: [var empty, ..] } formed:
                Broken ??= $"{empty} holds nothing of the log of {formed.Store}, and counts in the majority of writer {formed.Term}; "
                    + "it should have copied the log first";
                break;
            case QuorumFormed formed when formed.Members.Distinct(StringComparer.Ordinal).Count() < formed.Members.Count:
                Broken ??= $"writer {formed.Term} of {formed.Store} counts a member twice among {string.Join(", ", formed.Members)}";
                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
    }
}
