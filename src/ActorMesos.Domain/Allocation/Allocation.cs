namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>What the allocator gives: resources of one slave to one framework.</summary>
/// <param name="FrameworkId">Who gets it.</param>
/// <param name="SlaveId">Whose resources they are.</param>
/// <param name="Resources">What it gets.</param>
public readonly record struct Allocation(FrameworkId FrameworkId, SlaveId SlaveId, Resources Resources);
