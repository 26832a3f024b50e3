using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// What every resource in a request must satisfy, before anything else is asked of it (Mesos's <c>resource::validate</c>).
/// </summary>
public static class ResourceValidation
{
    /// <summary>Refuses the first resource that is not valid in itself, then the first whose disk is not, then reservations.</summary>
    /// <param name="resources">What the request names.</param>
    /// <param name="semantics">The rules of the release.</param>
    /// <param name="readOnlyVolumes">Whether volumes may be used in mode RO.</param>
    public static Refusal? Validate(IReadOnlyList<Resource> resources, SemanticsProfile semantics, bool readOnlyVolumes = false) =>
        First(resources, resource => ValidateItself(resource, semantics))
        ?? First(resources, resource => DiskValidation.Validate(resource, semantics, readOnlyVolumes))
        ?? First(resources, ValidateDynamicReservation);

    /// <summary>The refusal of the first resource that is refused.</summary>
    public static Refusal? First(IReadOnlyList<Resource> resources, Func<Resource, Refusal?> rule)
    {
        foreach (var resource in resources)
        {
            if (rule(resource) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? ValidateItself(Resource resource, SemanticsProfile semantics)
    {
        if (resource.Name.Length == 0)
        {
            return new Refusal("resource-name", $"{resource} has no name; give it one such as 'disk'");
        }

        if (resource.Value.Scalar < Scalar.Zero)
        {
            return new Refusal("resource-not-negative", $"{resource} is negative; an amount is 0 or more");
        }

        var isDisk = string.Equals(resource.Name, "disk", StringComparison.Ordinal);
        if (resource.Disk is not null && !isDisk)
        {
            return new Refusal("disk-info-on-disk", $"{resource} has disk info, which only a resource named 'disk' may have");
        }

        if (ReservationValidation.Validate(resource, semantics) is { } refusal)
        {
            return refusal;
        }

        if (resource.Shared && !resource.IsPersistentVolume)
        {
            return new Refusal("shared-only-volumes", $"{resource} is shared, which only a persistent volume may be");
        }

        return string.Equals(resource.Name, "gpus", StringComparison.Ordinal) && resource.Value.Scalar.Thousandths % 1000 != 0
            ? new Refusal("gpus-whole", $"{resource} divides a GPU; ask for a whole number")
            : null;
    }

    private static Refusal? ValidateDynamicReservation(Resource resource) => resource is { IsDynamicallyReserved: true, Revocable: true }
        ? new Refusal("reservation-not-revocable", $"{resource} is revocable, which nobody can reserve; reserve what is not")
        : null;
}
