using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>
/// Reserves resources dynamically, all of them at once: none is made of what another one made (<c>Offer.Operation.Reserve</c>).
/// </summary>
/// <param name="Resources">What is to be, each with the new reservation in effect.</param>
public sealed record Reserve(IReadOnlyList<Resource> Resources) : Operation
{
    /// <inheritdoc/>
    public override string Type => "RESERVE";

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context) =>
        ResourceValidation.Validate(Resources, context.Semantics) ?? ResourceValidation.First(Resources, resource => ValidateOne(resource, context));

    /// <inheritdoc/>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => ForEachRole(AclActions.ReserveResources, Resources);

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() => new(
    [
        new Conversion(Conversion.Sum([.. Resources.Select(resource => resource.PopReservation())]), Conversion.Sum([.. Resources])),
    ]);

    /// <inheritdoc/>
    public bool Equals(Reserve? other) => other is not null && Resources.SequenceEqual(other.Resources);

    /// <inheritdoc/>
    public override int GetHashCode() => Resources.Count;

    private Refusal? ValidateOne(Resource resource, OperationContext context)
    {
        if (resource.Reservations.Top is not { Type: ReservationType.Dynamic } reservation)
        {
            return new Refusal(
                "reserve-dynamically",
                $"{resource} is not dynamically reserved; name the role and the reservation that it shall have");
        }

        if (CallerRules.NeedsPrincipal(this, context) is { } unnamed)
        {
            return unnamed;
        }

        if (context.Principal is { } principal && !string.Equals(reservation.Principal, principal, StringComparison.Ordinal))
        {
            return new Refusal(
                "reserve-own-principal",
                $"{resource} names the principal '{reservation.Principal}', but the caller is '{principal}'; "
                + "a reservation carries its caller's principal");
        }

        if (context.FrameworkRole is { } role && !string.Equals(reservation.Role, role, StringComparison.Ordinal))
        {
            return new Refusal(
                "reserve-own-role",
                $"{resource} is for role '{reservation.Role}', but the framework has role '{role}'; reserve for that one");
        }

        return resource.IsPersistentVolume
            ? new Refusal("reserve-no-volume", $"{resource} is a persistent volume; reserve plain disk and create the volume from it")
            : null;
    }
}
