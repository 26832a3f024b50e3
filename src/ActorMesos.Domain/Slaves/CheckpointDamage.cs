namespace ActorMesos.Domain.Slaves;

/// <summary>
/// What a loss of power may leave of a slave's checkpoint that was written and renamed without having been forced to the disk
/// (MESOS-8481, MESOS-9281).
/// </summary>
public enum CheckpointDamage
{
    /// <summary>The reservations and volumes as they were before their last change. Nobody can tell.</summary>
    Stale,

    /// <summary>Empty files, which Mesos takes for those of a slave that had not come to write anything: no id, no reservations, no volumes.</summary>
    Empty,

    /// <summary>A file of reservations and volumes whose last entry cannot be read.</summary>
    Broken,
}
