namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>The quota that a role is to have (<c>QuotaConfig</c>).</summary>
/// <param name="Role">A role that lies under no other.</param>
/// <param name="Guarantee">What is kept for it and all under it; nothing for no guarantee.</param>
/// <param name="Limit">The most that they are given; names that are not in it are not limited.</param>
public sealed record QuotaConfig(string Role, Resources Guarantee, Resources Limit)
{
    /// <summary>Whether it says nothing, which is how a quota is removed.</summary>
    public bool IsDefault => Guarantee.IsEmpty && Limit.IsEmpty;

    /// <summary>The quota without its role.</summary>
    public Quota Quota => new(Guarantee, Limit);
}
