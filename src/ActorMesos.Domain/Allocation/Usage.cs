namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>What a framework uses of a slave already when the slave comes.</summary>
/// <param name="FrameworkId">Who uses it.</param>
/// <param name="Role">In which role; null for the only one of the framework.</param>
/// <param name="Resources">What it uses.</param>
public readonly record struct Usage(FrameworkId FrameworkId, string? Role, Resources Resources);
