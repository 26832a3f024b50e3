namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch knows of a slave.</summary>
/// <param name="Launched">How many tasks the slave got.</param>
/// <param name="IsLost">Whether it is gone.</param>
internal readonly record struct BatchSlave(int Launched, bool IsLost)
{
    public bool IsOwed(BatchSettings settings) => !IsLost && Launched < settings.TasksPerSlave;
}
