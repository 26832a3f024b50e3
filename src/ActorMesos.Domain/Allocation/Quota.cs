namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>What a role and all roles under it are sure to get, and the most that they get (since 1.9 apart).</summary>
/// <param name="Guarantee">What is kept for them as long as they do not have it.</param>
/// <param name="Limit">The most that they are given of each name in it; of other names they may have any amount.</param>
public sealed record Quota(Resources Guarantee, Resources Limit);
