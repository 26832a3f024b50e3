namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What a node of the service is.</summary>
public enum HdfsRole
{
    /// <summary>A DataNode, which keeps blocks.</summary>
    Data,

    /// <summary>A JournalNode, which keeps the edits of the namespace.</summary>
    Journal,

    /// <summary>A NameNode, which knows the namespace and where blocks are.</summary>
    Name,

    /// <summary>A client, which writes, reads and deletes files.</summary>
    Client,

    /// <summary>A command of an operator that takes the DataNode of its number out of service, and ends.</summary>
    Decommission,
}
