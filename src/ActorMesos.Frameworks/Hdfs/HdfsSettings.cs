namespace ActorMesos.Frameworks.Hdfs;

/// <summary>How large the service is, and how often it comes and goes.</summary>
/// <param name="DataNodes">How many DataNodes a cycle has, each on a host of its own.</param>
/// <param name="Cycles">How many whole cycles there are before the service is done.</param>
/// <param name="Cycle">How long a cycle serves, counted from the moment when all its DataNodes run for the first time.</param>
/// <param name="Cpus">Processors of a DataNode.</param>
/// <param name="MemMegabytes">Memory of a DataNode.</param>
/// <param name="DiskMegabytes">The size of a DataNode's volume.</param>
public sealed record HdfsSettings(int DataNodes, int Cycles, TimeSpan Cycle, int Cpus, int MemMegabytes, int DiskMegabytes);
