namespace ActorMesos.Frameworks.Walk;

/// <summary>The volume that a walk creates.</summary>
/// <param name="VolumeId">Its persistence id, unique per role and slave.</param>
/// <param name="ContainerPath">Where a container would see it: a relative path that is not nested.</param>
/// <param name="NamesOperations">Whether its operations have ids, so that it hears what becomes of them (since 1.6).</param>
public sealed record WalkSettings(string VolumeId = "hdfs-data-0", string ContainerPath = "data", bool NamesOperations = false);
