namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>What an edit does to the namespace (<c>FSEditLogOpCodes</c>).</summary>
public enum EditKind
{
    /// <summary>A writer begins: nothing changes.</summary>
    StartSegment,

    /// <summary>A file is created, open for writing.</summary>
    Add,

    /// <summary>The file gets a block, its last one.</summary>
    AddBlock,

    /// <summary>The last block of the file is given up.</summary>
    AbandonBlock,

    /// <summary>The last block of the file has another generation: replicas of an earlier one do not count any more.</summary>
    UpdateBlock,

    /// <summary>The file is whole.</summary>
    Close,

    /// <summary>The file goes, and its blocks with it.</summary>
    Delete,
}

/// <summary>One change of the namespace, as it stands in the journal.</summary>
/// <param name="Tx">Its number, from 1 without gaps.</param>
/// <param name="Epoch">The epoch of the NameNode that wrote it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Path">To which file.</param>
/// <param name="Number">The block, the replication of a new file, or the generation of a block.</param>
public sealed record Edit(long Tx, long Epoch, EditKind Kind, string Path = "", long Number = 0);
