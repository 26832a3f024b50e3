using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>Something that must hold after every step: an observer outside the system, which sees what happens and keeps its own account.</summary>
public interface IInvariant : IObserver
{
    /// <summary>What it found broken first, in a sentence that says what was seen and what should have been; null while it holds.</summary>
    string? Broken { get; }

    /// <summary>Looks at what has changed since the last step. Must cost nothing when nothing did.</summary>
    void Check(World world);

    /// <summary>Looks at the world once it is quiet, at the end of a run.</summary>
    void CheckQuiet(World world);
}

/// <summary>An invariant as it stands in the catalog.</summary>
/// <param name="Name">The name that a scenario uses.</param>
/// <param name="Says">What it says.</param>
/// <param name="IsPromised">Whether a release promises it. Where not, what it finds is reported as a quirk.</param>
/// <param name="Create">Makes one for a run.</param>
public sealed record InvariantType(string Name, string Says, Func<SemanticsProfile, bool> IsPromised, Func<IInvariant> Create)
{
    /// <summary>Whether it is looked at only where a scenario names it: it says what that scenario is for, and of another it says nothing.</summary>
    public bool IsOnRequest { get; init; }

    /// <summary>Whether some release promises it; else it is about frameworks.</summary>
    public bool IsOfSomeRelease => SemanticsProfile.All.Any(IsPromised);
}
