namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch launches.</summary>
/// <param name="Cpus">Processors of a task.</param>
/// <param name="MemMegabytes">Memory of a task.</param>
/// <param name="Duration">How long a task runs.</param>
/// <param name="TasksPerSlave">How many tasks each slave gets in all.</param>
public sealed record BatchSettings(int Cpus, int MemMegabytes, TimeSpan Duration, int TasksPerSlave)
{
    /// <summary>What a task runs; empty to sleep for <see cref="Duration"/>.</summary>
    public string Command { get; init; } = "";

    /// <summary>How long after its launch a task is killed; zero for never.</summary>
    public TimeSpan KillAfter { get; init; }

    /// <summary>How long a task that is killed has to end by itself; zero for as long as its executor says.</summary>
    public TimeSpan KillGrace { get; init; }
}
