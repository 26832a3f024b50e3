using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>
/// Makes a volume larger by disk of the same reservation; its content stays (<c>Offer.Operation.GrowVolume</c>, since 1.6).
/// </summary>
/// <param name="Volume">The volume as it is.</param>
/// <param name="Addition">The reserved disk that it takes in.</param>
public sealed record GrowVolume(Resource Volume, Resource Addition) : Operation
{
    /// <inheritdoc/>
    public override string Type => "GROW_VOLUME";

    /// <inheritdoc/>
    public override bool IsSpeculative => false;

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context)
    {
        if (VolumeRules.CanBeResized(this, context) is { } unknown)
        {
            return unknown;
        }

        if (ResourceValidation.Validate([Volume, Addition], context.Semantics) is { } invalid)
        {
            return invalid;
        }

        if (Addition.IsEmpty)
        {
            return new Refusal("grow-by-something", $"{Addition} adds nothing to {Volume}; add at least 0.001 MB");
        }

        return VolumeRules.MustBeVolume(Volume)
            ?? VolumeRules.MustNotBeShared(Volume)
            ?? (ResourceAlgebra.CanAdd(Volume.WithoutVolume(), Addition)
                ? null
                : new Refusal(
                    "grow-by-same-disk",
                    $"{Addition} cannot join {Volume}; add disk of the same reservation and source, and none of a disk that is used whole"));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => [AclActions.ResizeVolumes.On(Volume.Role)];

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() =>
        new([new Conversion(Conversion.Sum(Volume, Addition), Conversion.Sum(Volume with { Value = Volume.Value.Plus(Addition.Value) }))]);
}
