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
public sealed record BlockReport(string StorageId, BlockList Blocks, BlockList Open) : IProgramMessage;

/// <summary>A DataNode has a block more.</summary>
/// <param name="StorageId">Which DataNode.</param>
/// <param name="Block">The block.</param>
/// <param name="IsOpen">Whether it is still being written.</param>
public sealed record BlockReceived(string StorageId, long Block, bool IsOpen) : IProgramMessage;

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
public sealed record BlockTransfer(long Block) : IProgramMessage;

/// <summary>A block goes down a pipeline of DataNodes: first it is opened, then closed.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Block">The block.</param>
/// <param name="Pipeline">The DataNodes, in their order.</param>
/// <param name="Client">Who writes it.</param>
/// <param name="Closes">Whether it is whole now.</param>
public sealed record PipelineWrite(long Request, long Block, IReadOnlyList<NodeName> Pipeline, NodeName Client, bool Closes) : IProgramMessage;

/// <summary>All DataNodes from here to the end of the pipeline have the block.</summary>
/// <param name="Write">What they have.</param>
public sealed record PipelineAck(PipelineWrite Write) : IProgramMessage;
