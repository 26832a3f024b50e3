namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave does with executors that outlived its process (Mesos's flag <c>--recover</c>, agent-recovery).</summary>
public enum SlaveRecoverMode
{
    /// <summary>It waits for them and goes on with them.</summary>
    Reconnect,

    /// <summary>It shuts them down, forgets its id and ends; started again it registers anew.</summary>
    Cleanup,
}
