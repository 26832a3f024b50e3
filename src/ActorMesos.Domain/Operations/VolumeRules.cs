using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>What the operations on volumes ask of them alike.</summary>
internal static class VolumeRules
{
    public static Refusal? MustBeVolume(Resource resource) => resource.IsPersistentVolume
        ? DiskValidation.MustBeWritable(resource)
        : new Refusal("volume-needs-id", $"{resource} is not a persistent volume; give it an id, a container path and a mode");

    public static Refusal? CanBeResized(Operation operation, OperationContext context) => context.Semantics.VolumesAreResized
        ? null
        : new Refusal(
            "operation-of-later-release",
            $"{operation.Type} came with 1.6, and semantics {context.Semantics.Name} does not know it; destroy the volume and create another");

    public static Refusal? MustNotBeShared(Resource resource) => resource.Shared
        ? new Refusal("resize-not-shared", $"{resource} is shared, and shared volumes keep their size; create another volume")
        : null;

    /// <summary>Whether two resources are volumes of one role with one id, which one slave may have only once.</summary>
    public static bool ShareAnId(Resource left, Resource right) =>
        left.Disk?.Persistence is { } mine && right.Disk?.Persistence is { } other
        && string.Equals(mine.Id, other.Id, StringComparison.Ordinal)
        && string.Equals(left.Role, right.Role, StringComparison.Ordinal);
}
