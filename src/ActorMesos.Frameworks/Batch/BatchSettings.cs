namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch launches.</summary>
/// <param name="Cpus">Processors of a task.</param>
/// <param name="MemMegabytes">Memory of a task.</param>
/// <param name="Duration">How long a task runs.</param>
/// <param name="TasksPerSlave">How many tasks each slave gets in all.</param>
public sealed record BatchSettings(int Cpus, int MemMegabytes, TimeSpan Duration, int TasksPerSlave);
