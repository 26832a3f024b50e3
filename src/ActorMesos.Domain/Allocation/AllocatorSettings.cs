using System.Collections.Immutable;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Allocation;

/// <summary>What an allocator is configured to.</summary>
public sealed record AllocatorSettings
{
    /// <summary>The rules of the release.</summary>
    public SemanticsProfile Semantics { get; init; } = SemanticsProfile.V023;

    /// <summary>The least that is worth an offer, unless a framework says otherwise (<c>min_allocatable_resources</c>).</summary>
    public MinimumOffer MinimumOffer { get; init; } = MinimumOffer.Default;

    /// <summary>In which order roles and frameworks are served.</summary>
    public SorterKind Sorter { get; init; } = SorterKind.Drf;

    /// <summary>
    /// Whether a slave with gpus is offered only to frameworks that understand them (<c>filter_gpu_resources</c>, where the release knows
    /// gpus).
    /// </summary>
    public bool FilterGpus { get; init; } = true;

    /// <summary>The seed of every draw: the order of the slaves in a run, and whom a random sorter takes.</summary>
    public ulong Seed { get; init; }

    /// <summary>The weights that roles have from the start (<c>--weights</c>); every other role weighs 1.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = Empty<double>();

    /// <summary>The quotas that roles have from the start.</summary>
    public ImmutableSortedDictionary<string, Quota> Quotas { get; init; } = Empty<Quota>();

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
