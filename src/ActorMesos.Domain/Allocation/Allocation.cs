namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>What the allocator gives: resources of one slave to one framework in one of its roles.</summary>
/// <param name="FrameworkId">Who gets it.</param>
/// <param name="Role">In which of its roles, whose share it counts in.</param>
/// <param name="SlaveId">Whose resources they are.</param>
/// <param name="Resources">What it gets.</param>
public readonly record struct Allocation(FrameworkId FrameworkId, string Role, SlaveId SlaveId, Resources Resources);
