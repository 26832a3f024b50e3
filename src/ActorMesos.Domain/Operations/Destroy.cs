using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>Destroys persistent volumes; their disk stays reserved (<c>Offer.Operation.Destroy</c>).</summary>
/// <param name="Volumes">The volumes; container path, mode and creator need not match.</param>
public sealed record Destroy(IReadOnlyList<Resource> Volumes) : Operation
{
    /// <inheritdoc/>
    public override string Type => "DESTROY";

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context) =>
        ResourceValidation.Validate(Volumes, context.Semantics)
        ?? CallerRules.NeedsPrincipal(this, context)
        ?? ResourceValidation.First(Volumes, VolumeRules.MustBeVolume)
        ?? ResourceValidation.First(Volumes, volume => ValidateOne(volume, context));

    /// <summary>The creator is asked for as the request writes it; one that is not named is the empty name, which an ACL cannot list.</summary>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() =>
        [.. Volumes.Select(volume => AclActions.DestroyVolumes.On(volume.Disk?.Persistence?.Principal ?? ""))];

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() => Each(
        Volumes,
        volume => Conversion.Of(volume, volume.WithoutVolume()) with { Vanishing = Conversion.Sum(volume).SharedOnes() });

    /// <inheritdoc/>
    public bool Equals(Destroy? other) => other is not null && Volumes.SequenceEqual(other.Volumes);

    /// <inheritdoc/>
    public override int GetHashCode() => Volumes.Count;

    private static Refusal? ValidateOne(Resource volume, OperationContext context)
    {
        if (!context.Checkpointed.Contains(volume))
        {
            return new Refusal(
                "volume-not-found",
                $"{volume} is not on slave {context.SlaveId}; "
                + "role, reservation, id and size must be those of the volume, and all of its size");
        }

        return context.Used.Contains(volume)
            ? new Refusal("volume-in-use", $"{volume} is used by a task on slave {context.SlaveId}; wait until its tasks are over")
            : null;
    }
}
