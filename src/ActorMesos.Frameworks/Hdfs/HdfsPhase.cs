namespace ActorMesos.Frameworks.Hdfs;

/// <summary>Where a cycle is.</summary>
public enum HdfsPhase
{
    /// <summary>Not all DataNodes have run yet.</summary>
    Deploying,

    /// <summary>All have run; those that fail are relaunched on their volumes.</summary>
    Serving,

    /// <summary>Tasks are killed, volumes destroyed, reservations given up.</summary>
    Destroying,

    /// <summary>All cycles are over and nothing is left.</summary>
    Done,
}
