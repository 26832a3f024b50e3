using System.Collections.Immutable;
using ActorMesos.Domain.Randomness;

namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch launches.</summary>
/// <param name="Cpus">Processors of a task.</param>
/// <param name="MemMegabytes">Memory of a task.</param>
/// <param name="Duration">How long a task runs, where each runs as long.</param>
/// <param name="TasksPerSlave">How many tasks each slave gets in all.</param>
public sealed record BatchSettings(int Cpus, int MemMegabytes, TimeSpan Duration, int TasksPerSlave)
{
    /// <summary>How long tasks run, drawn for each.</summary>
    public DurationDistribution Lasts { get; init; } = new ConstantDuration(Duration);

    /// <summary>How many tasks arrive in all, whatever slaves there are; 0 for so many on each slave.</summary>
    public int Tasks { get; init; }

    /// <summary>The time between two arrivals, drawn for each.</summary>
    public DurationDistribution Arrivals { get; init; } = new ConstantDuration(TimeSpan.FromSeconds(1));

    /// <summary>The sizes that tasks have, one of them drawn for each; empty where all have the same.</summary>
    public ImmutableArray<BatchSize> Sizes { get; init; } = [];

    /// <summary>What draws depend on, besides the name of the framework.</summary>
    public ulong Seed { get; init; }

    /// <summary>What a task runs; empty to sleep for <see cref="Duration"/>.</summary>
    public string Command { get; init; } = "";

    /// <summary>How long after its launch a task is killed; zero for never.</summary>
    public TimeSpan KillAfter { get; init; }

    /// <summary>How long a task that is killed has to end by itself; zero for as long as its executor says.</summary>
    public TimeSpan KillGrace { get; init; }
}
