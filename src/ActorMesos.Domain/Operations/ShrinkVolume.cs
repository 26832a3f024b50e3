using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>Gives back part of a volume's disk, still reserved (<c>Offer.Operation.ShrinkVolume</c>, since 1.6).</summary>
/// <param name="Volume">The volume as it is.</param>
/// <param name="Subtract">How much smaller it becomes, in megabytes.</param>
public sealed record ShrinkVolume(Resource Volume, Scalar Subtract) : Operation
{
    /// <inheritdoc/>
    public override string Type => "SHRINK_VOLUME";

    /// <inheritdoc/>
    public override bool IsSpeculative => false;

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context)
    {
        if (VolumeRules.CanBeResized(this, context) is { } unknown)
        {
            return unknown;
        }

        if (ResourceValidation.Validate([Volume], context.Semantics) is { } invalid)
        {
            return invalid;
        }

        if (Subtract <= Scalar.Zero || Subtract >= Volume.Value.Scalar)
        {
            return new Refusal(
                "shrink-by-a-part",
                $"{Volume} cannot shrink by {Subtract}; give more than 0 and less than {Volume.Value.Scalar}");
        }

        if (Volume.Disk is { Source.MustStayWhole: true })
        {
            return new Refusal("shrink-no-mount", $"{Volume} is on a disk that is used whole; destroy the volume instead");
        }

        return VolumeRules.MustBeVolume(Volume) ?? VolumeRules.MustNotBeShared(Volume);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => [AclActions.ResizeVolumes.On(Volume.Role)];

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() => new(
    [
        new Conversion(
            Conversion.Sum(Volume),
            Conversion.Sum(Volume.WithAmount(Volume.Value.Scalar - Subtract), Volume.WithoutVolume().WithAmount(Subtract))),
    ]);
}
