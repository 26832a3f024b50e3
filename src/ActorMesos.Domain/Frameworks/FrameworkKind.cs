using ActorMesos.Domain.Programs;

namespace ActorMesos.Domain.Frameworks;

/// <summary>A kind of framework that scenarios may use: how it is described, how it is made, and what it persists.</summary>
/// <param name="Type">Its name and settings.</param>
/// <param name="Create">Makes its policy as it is before anything has happened to it.</param>
/// <param name="Events">The types of events that its policy decides on and that are kept in a journal.</param>
public sealed record FrameworkKind(
    FrameworkType Type, Func<FrameworkInfo, FrameworkSettings, IFrameworkPolicy> Create, IReadOnlyList<Type> Events)
{
    /// <summary>The programs that its tasks run, by their command lines; a task that none of them runs is one that only takes its resources.</summary>
    public Func<FrameworkSettings, IReadOnlyList<ProgramKind>> Programs { get; init; } = static _ => [];

    /// <summary>What its programs count that is worth knowing even where it is nothing, such as losses.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The types of the messages between its programs, which faults may name.</summary>
    public IReadOnlyList<Type> Messages { get; init; } = [];
}
