namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave's process finds when it starts.</summary>
public enum SlaveBoot
{
    /// <summary>The host as it was: executors of frameworks that checkpoint have gone on.</summary>
    SameHost,

    /// <summary>A host that has booted in the meantime (its boot id differs): no executor lives, and the disk is as it was.</summary>
    Rebooted,

    /// <summary>A host with an empty disk: whatever lay on the old one is gone.</summary>
    EmptyDisk,
}
