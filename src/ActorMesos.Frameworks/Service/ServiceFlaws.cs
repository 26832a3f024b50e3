namespace ActorMesos.Frameworks.Service;

/// <summary>Bugs that stateful frameworks on Mesos had, each off unless a scenario asks for it.</summary>
public sealed record ServiceFlaws
{
    /// <summary>
    /// After a failover it takes every task for over and acts on offers at once, instead of asking the master first
    /// (dcos-commons #1759).
    /// </summary>
    public bool ActsBeforeReconciliation { get; init; }

    /// <summary>It knows a volume by its slave's id as well, which changes when the host boots, and does not find it again (MESOS-6223).</summary>
    public bool KeysVolumesBySlave { get; init; }

    /// <summary>The volume of an instance that was replaced is destroyed when its slave brings it back (marathon #4603).</summary>
    public bool DestroysOnLostTimeout { get; init; }

    /// <summary>It waits for ever for a volume whose CREATE was refused, since it has stored its id (dcos-commons #369, #740).</summary>
    public bool KeepsFailedCreates { get; init; }

    /// <summary>
    /// It launches an instance that waits for its volume on whatever is offered: RESERVE succeeds there and LAUNCH fails
    /// (dcos-cassandra-service #177).
    /// </summary>
    public bool RecoversAnywhere { get; init; }

    /// <summary>What it gives back of what it no longer needs.</summary>
    public ServiceCleanup Cleanup { get; init; }
}

/// <summary>What a service gives back of what it no longer needs.</summary>
public enum ServiceCleanup
{
    /// <summary>What is its own: reserved by its principal, and volumes that carry its name.</summary>
    Own,

    /// <summary>Everything that is reserved for its role, whoever reserved it (dcos-commons before 3d7b3c413).</summary>
    WholeRole,

    /// <summary>Nothing, until it is uninstalled.</summary>
    None,
}
