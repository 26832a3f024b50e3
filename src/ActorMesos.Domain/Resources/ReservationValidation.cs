using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Resources;

/// <summary>What the reservations of one resource must satisfy (Mesos's <c>Resources::validate</c>).</summary>
internal static class ReservationValidation
{
    public static Refusal? Validate(Resource resource, SemanticsProfile semantics)
    {
        string? parent = null;
        foreach (var reservation in resource.Reservations)
        {
            if (string.Equals(reservation.Role, Resource.AnyRole, StringComparison.Ordinal))
            {
                return new Refusal("reservation-needs-role", $"{resource} is reserved for role '*', which means nobody; name a role");
            }

            if (reservation is { Type: ReservationType.Dynamic, Principal: null } && !semantics.CallersWithoutPrincipal)
            {
                return new Refusal(
                    "reservation-needs-principal",
                    $"{resource} is dynamically reserved by nobody; name the principal that reserved it");
            }

            if (semantics.RoleNamesAreChecked && RoleName.Validate(reservation.Role) is { } refusal)
            {
                return refusal;
            }

            if (parent is not null && reservation.Type is ReservationType.Static)
            {
                return new Refusal(
                    "reservation-static-first",
                    $"{resource} has a static reservation above another; only the first may be static");
            }

            if (parent is not null && !RoleName.IsUnder(reservation.Role, parent))
            {
                return new Refusal(
                    "reservation-refines",
                    $"{resource} refines the reservation of '{parent}' for '{reservation.Role}'; the role must lie under '{parent}/'");
            }

            parent = reservation.Role;
        }

        return null;
    }
}
