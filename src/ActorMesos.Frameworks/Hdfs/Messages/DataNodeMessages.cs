using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Messages;

/// <summary>A DataNode says who it is.</summary>
/// <param name="StorageId">The id of its storage, which it keeps with its volume.</param>
/// <param name="Store">The deployment that it belongs to.</param>
/// <param name="Name">Its task's name.</param>
/// <param name="Host">Its host.</param>
/// <param name="Rack">Its host's rack; empty where nobody says.</param>
/// <param name="Capacity">How many blocks fit on its volume.</param>
public sealed record DataNodeRegister(string StorageId, string Store, string Name, string Host, string Rack, int Capacity) : IProgramMessage;

/// <summary>A DataNode lives.</summary>
/// <param name="StorageId">Which.</param>
/// <param name="Blocks">How many blocks it has.</param>
public sealed record DataNodeHeartbeat(string StorageId, int Blocks) : IProgramMessage;

/// <summary>The NameNode does not know the DataNode, or takes it for dead: it is to register and to report all its blocks.</summary>
public sealed record DataNodeUnknown : IProgramMessage;

/// <summary>All blocks of a DataNode.</summary>
/// <param name="StorageId">Which DataNode.</param>
/// <param name="Blocks">The blocks that are whole.</param>
/// <param name="Open">The blocks that are being written.</param>
/// <param name="Renewed">Those of either that have a later generation than the first.</param>
public sealed record BlockReport(string StorageId, BlockList Blocks, BlockList Open, IReadOnlyList<BlockGeneration> Renewed) : IProgramMessage;

/// <summary>The generation of a replica.</summary>
/// <param name="Block">The block.</param>
/// <param name="Generation">The generation.</param>
public sealed record BlockGeneration(long Block, long Generation);

/// <summary>A DataNode has a block more.</summary>
/// <param name="StorageId">Which DataNode.</param>
/// <param name="Block">The block.</param>
/// <param name="IsOpen">Whether it is still being written.</param>
/// <param name="Generation">Its generation.</param>
public sealed record BlockReceived(string StorageId, long Block, bool IsOpen, long Generation) : IProgramMessage;

/// <summary>A DataNode has deleted blocks.</summary>
/// <param name="StorageId">Which DataNode.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record BlocksDeleted(string StorageId, BlockList Blocks) : IProgramMessage;

/// <summary>What a NameNode answers to a heartbeat when there is something to do.</summary>
/// <param name="Copies">The blocks to copy, and to which DataNode.</param>
/// <param name="Deleted">The blocks to delete.</param>
/// <param name="Closed">The blocks that nobody writes any more.</param>
public sealed record DataNodeCommands(IReadOnlyList<BlockCopy> Copies, BlockList Deleted, BlockList Closed) : IProgramMessage;

/// <summary>A block to copy to another DataNode.</summary>
/// <param name="Block">The block.</param>
/// <param name="Target">The other DataNode.</param>
public sealed record BlockCopy(long Block, NodeName Target);

/// <summary>A block as one DataNode copies it to another.</summary>
/// <param name="Block">The block.</param>
/// <param name="Generation">Its generation.</param>
public sealed record BlockTransfer(long Block, long Generation) : IProgramMessage;

/// <summary>A block goes down a pipeline of DataNodes: first it is opened, then closed.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Block">The block.</param>
/// <param name="Pipeline">The DataNodes, in their order.</param>
/// <param name="Client">Who writes it.</param>
/// <param name="Closes">Whether it is whole now.</param>
/// <param name="Generation">Its generation: a DataNode with a later one takes no notice.</param>
public sealed record PipelineWrite(
    long Request, long Block, IReadOnlyList<NodeName> Pipeline, NodeName Client, bool Closes, long Generation = NamespaceImage.FirstGeneration)
    : IProgramMessage;

/// <summary>All DataNodes from here to the end of the pipeline have the block.</summary>
/// <param name="Write">What they have.</param>
public sealed record PipelineAck(PipelineWrite Write) : IProgramMessage;

/// <summary>A client whose pipeline has broken asks a DataNode of it whether it lives and has the block.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Block">The block.</param>
public sealed record ReplicaInquiry(long Request, long Block) : IProgramMessage;

/// <summary>It lives.</summary>
/// <param name="Request">The client's number for the question.</param>
/// <param name="Block">The block.</param>
/// <param name="Generation">The generation of its replica; 0 where it has none.</param>
public sealed record ReplicaState(long Request, long Block, long Generation) : IProgramMessage;
