namespace ActorMesos.Domain.Allocation;

using System.Collections.Immutable;
using ActorMesos.Domain.Resources;

/// <summary>The least that is worth an offer (<c>min_allocatable_resources</c>): one of several alternatives, each a set of amounts.</summary>
public sealed class MinimumOffer
{
    private readonly ImmutableArray<ImmutableArray<(string Name, Scalar Amount)>> _alternatives;

    private MinimumOffer(ImmutableArray<ImmutableArray<(string, Scalar)>> alternatives) => _alternatives = alternatives;

    /// <summary>Mesos's own: <c>cpus:0.01|mem:32</c>.</summary>
    public static MinimumOffer Default { get; } = Of(
    [
        Resources.Of(Resource.Scalar("cpus", new Scalar(10))),
        Resources.Of(Resource.Scalar("mem", Scalar.FromWhole(32))),
    ]);

    /// <summary>The least of several alternatives.</summary>
    public static MinimumOffer Of(IEnumerable<Resources> alternatives) =>
        new([.. alternatives.Select(alternative => alternative.Select(resource => (resource.Name, resource.Value.Scalar)).ToImmutableArray())]);

    /// <summary>Whether the resources are worth an offer. Where there is no alternative, whatever there is will do.</summary>
    public bool Allows(Resources resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        if (_alternatives.IsEmpty)
        {
            return !resources.IsEmpty;
        }

        foreach (var alternative in _alternatives)
        {
            var enough = true;
            foreach (var (name, amount) in alternative)
            {
                enough &= resources.Total(name) >= amount;
            }

            if (enough && !resources.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('|', _alternatives.Select(alternative => string.Join(';', alternative.Select(amount => $"{amount.Name}:{amount.Amount}"))));
}
