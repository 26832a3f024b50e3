namespace ActorMesos.Domain.Resources;

/// <summary>Who made a reservation.</summary>
public enum ReservationType
{
    /// <summary>The operator, with the slave's <c>--resources</c>; it cannot be given up.</summary>
    Static,

    /// <summary>A RESERVE operation; UNRESERVE gives it up.</summary>
    Dynamic,
}

/// <summary>One reservation of a resource for a role (<c>Resource.ReservationInfo</c>).</summary>
/// <param name="Type">Who made it.</param>
/// <param name="Role">The role that it is for; never <c>*</c>.</param>
/// <param name="Principal">The principal that made it, if it had one.</param>
/// <param name="Labels">Labels of a dynamic reservation, since 0.28.</param>
public sealed record Reservation(ReservationType Type, string Role, string? Principal = null, Labels? Labels = null)
{
    /// <summary>A reservation of the operator's, from the slave's <c>--resources</c>.</summary>
    public static Reservation Static(string role) => new(ReservationType.Static, role);

    /// <summary>A reservation that a RESERVE operation makes.</summary>
    public static Reservation Dynamic(string role, string? principal = null, Labels? labels = null) =>
        new(ReservationType.Dynamic, role, principal, labels);
}
