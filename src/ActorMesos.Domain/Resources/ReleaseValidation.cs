using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// What a release does not know yet is refused: its messages had no field for it, and to drop it without a word would make another
/// resource of the one that was asked for.
/// </summary>
internal static class ReleaseValidation
{
    public static Refusal? Validate(Resource resource, SemanticsProfile semantics)
    {
        if (resource.Reservations.Count > 1 && !semantics.ReservationsAreRefined)
        {
            return Refuse(resource, semantics, "refines a reservation, which came with 1.4; reserve for one role");
        }

        if (resource.Reservations.Top is { Labels: not null } && !semantics.ReservationsAreLabelled)
        {
            return Refuse(resource, semantics, "has a reservation with labels, which came with 0.28; leave them out");
        }

        if (resource.Disk is { Source: not null } && !semantics.DisksHaveSources)
        {
            return Refuse(resource, semantics, "names the source of its disk, which came with 0.28; use the root disk");
        }

        return resource.Shared && !semantics.VolumesAreShared
            ? Refuse(resource, semantics, "is shared, which came with 1.1; give each task a volume of its own")
            : null;
    }

    private static Refusal Refuse(Resource resource, SemanticsProfile semantics, string reason) =>
        new("resource-of-later-release", $"under semantics {semantics.Name} {resource} {reason}");
}
