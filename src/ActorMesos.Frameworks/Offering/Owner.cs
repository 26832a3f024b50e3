using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Offering;

/// <summary>The role and principal under which a framework reserves: what carries both, and nothing more, is its own.</summary>
internal sealed class Owner
{
    private readonly ReservationStack _reserved;

    private Owner(ReservationStack reserved) => _reserved = reserved;

    public static Owner Of(FrameworkInfo framework) => new(ReservationStack.Of(Reservation.Dynamic(framework.Role, framework.Principal)));

    /// <summary>Whether it is this owner's and no volume.</summary>
    public bool OwnsPlain(Resource resource) => Owns(resource) && !resource.IsPersistentVolume;

    /// <summary>Whether it is a volume of this owner's.</summary>
    public bool OwnsVolume(Resource resource) => Owns(resource) && resource.IsPersistentVolume;

    /// <summary>Whether it is this owner's volume of the given id.</summary>
    public bool OwnsVolume(Resource resource, string id) =>
        Owns(resource) && string.Equals(resource.Disk?.Persistence?.Id, id, StringComparison.Ordinal);

    /// <summary>Whether anybody may reserve it.</summary>
    public static bool IsFree(Resource resource) => resource is { IsUnreserved: true, Revocable: false };

    /// <summary>A free resource with this owner's reservation.</summary>
    public Resource Reserve(Resource free) => free with { Reservations = _reserved };

    private bool Owns(Resource resource) => resource.Reservations.Equals(_reserved);
}
