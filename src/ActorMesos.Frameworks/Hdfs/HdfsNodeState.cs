namespace ActorMesos.Frameworks.Hdfs;

/// <summary>Where a DataNode's task is.</summary>
public enum HdfsNodeState
{
    /// <summary>Launched, and not known to run.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is over, or was never there.</summary>
    Ended,
}
