using ActorMesos.Domain.Allocation;

namespace ActorMesos.Domain.Operators;

/// <summary>
/// An operator sets the quotas of roles, all of them or none (the v1 call <c>UPDATE_QUOTA</c>, since 1.9; <c>/quota</c> since 0.27). A
/// quota that neither guarantees nor limits anything removes the role's.
/// </summary>
/// <param name="Quotas">The quotas, one for each role.</param>
/// <param name="IsForced">Whether they are set even where the cluster cannot keep them.</param>
public sealed record UpdateQuotas(IReadOnlyList<QuotaConfig> Quotas, bool IsForced = false) : OperatorCall
{
    /// <summary>
    /// Whether the roles must have no quota yet (<c>SET_QUOTA</c>, which guarantees something), or must have one (<c>REMOVE_QUOTA</c>); null
    /// where either will do.
    /// </summary>
    public bool? IsFirst { get; init; }
}
