using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// What every resource in a request must satisfy, before anything else is asked of it (Mesos's <c>resource::validate</c>).
/// </summary>
public static class ResourceValidation
{
    /// <summary>How many resources one request may name: with the largest amount in each, their sum still fits a scalar.</summary>
    public const int CountMost = 10_000;

    /// <summary>
    /// Refuses the first resource that is not valid in itself, then the first that divides a GPU, then the first whose disk is not
    /// valid, then reservations.
    /// </summary>
    /// <param name="resources">What the request names.</param>
    /// <param name="semantics">The rules of the release.</param>
    public static Refusal? Validate(IReadOnlyList<Resource> resources, SemanticsProfile semantics) =>
        ValidateCount(resources)
        ?? First(resources, resource => ValidateItself(resource, semantics))
        ?? (semantics.GpusAreWhole ? First(resources, ValidateGpus) : null)
        ?? First(resources, resource => DiskValidation.Validate(resource, semantics))
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

    private static Refusal? ValidateCount(IReadOnlyList<Resource> resources) => resources.Count > CountMost
        ? new Refusal("resources-too-many", $"one request names {resources.Count} resources; name {CountMost} at most")
        : null;

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

        if (resource.Value.Scalar > Scalar.Largest)
        {
            return new Refusal("resource-not-too-large", $"{resource} is more than any slave has; the largest amount is {Scalar.Largest}");
        }

        if (ReleaseValidation.Validate(resource, semantics) is { } unknown)
        {
            return unknown;
        }

        var isDisk = string.Equals(resource.Name, "disk", StringComparison.Ordinal);
        if (resource.Disk is not null && !isDisk)
        {
            return new Refusal("disk-info-on-disk", $"{resource} has disk info, which only a resource named 'disk' may have");
        }

        if (resource.Disk is { Source: { Type: DiskSourceType.Block or DiskSourceType.Raw, Root: not null } })
        {
            return new Refusal(
                "disk-source-root",
                $"{resource} is on a BLOCK or RAW disk and names a folder; leave out 'mount' and 'path', or use such a disk");
        }

        if (ReservationValidation.Validate(resource, semantics) is { } refusal)
        {
            return refusal;
        }

        return resource.Shared && !resource.IsPersistentVolume
            ? new Refusal("shared-only-volumes", $"{resource} is shared, which only a persistent volume may be; create a volume of it")
            : null;
    }

    private static Refusal? ValidateGpus(Resource resource) =>
        string.Equals(resource.Name, "gpus", StringComparison.Ordinal) && resource.Value.Scalar.Thousandths % 1000 != 0
            ? new Refusal("gpus-whole", $"{resource} divides a GPU; ask for a whole number")
            : null;

    private static Refusal? ValidateDynamicReservation(Resource resource) => resource is { IsDynamicallyReserved: true, Revocable: true }
        ? new Refusal("reservation-not-revocable", $"{resource} is revocable, which nobody can reserve; reserve what is not")
        : null;
}
