using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>
/// Gives up dynamic reservations, all of them or part (<c>Offer.Operation.Unreserve</c>). Whose they are is a matter of ACLs.
/// </summary>
/// <param name="Resources">What is reserved now.</param>
public sealed record Unreserve(IReadOnlyList<Resource> Resources) : Operation
{
    /// <inheritdoc/>
    public override string Type => "UNRESERVE";

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context) =>
        ResourceValidation.Validate(Resources, context.Semantics)
        ?? CallerRules.NeedsPrincipal(this, context)
        ?? ResourceValidation.First(Resources, ValidateOne);

    /// <inheritdoc/>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() =>
        [.. Resources.Select(resource => AclActions.UnreserveResources.On(resource.Reservations.Top?.Principal))];

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() =>
        Each(Resources, resource => Conversion.Of(resource, resource.PopReservation()));

    /// <inheritdoc/>
    public bool Equals(Unreserve? other) => other is not null && Resources.SequenceEqual(other.Resources);

    /// <inheritdoc/>
    public override int GetHashCode() => Resources.Count;

    private static Refusal? ValidateOne(Resource resource)
    {
        if (!resource.IsDynamicallyReserved)
        {
            return new Refusal(
                "unreserve-dynamic-only",
                $"{resource} is not dynamically reserved; a static reservation stays as long as its slave");
        }

        return resource.IsPersistentVolume
            ? new Refusal("unreserve-no-volume", $"{resource} is a persistent volume; destroy it before its disk is unreserved")
            : null;
    }
}
