using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Operations;

/// <summary>Makes persistent volumes of reserved disk (<c>Offer.Operation.Create</c>).</summary>
/// <param name="Volumes">The volumes that are to be.</param>
public sealed record Create(IReadOnlyList<Resource> Volumes) : Operation
{
    /// <inheritdoc/>
    public override string Type => "CREATE";

    /// <inheritdoc/>
    public override Refusal? Validate(OperationContext context) =>
        ResourceValidation.Validate(Volumes, context.Semantics)
        ?? CallerRules.NeedsPrincipal(this, context)
        ?? ResourceValidation.First(Volumes, VolumeRules.MustBeVolume)
        ?? (context.Semantics.PathsAreNotNested ? ResourceValidation.First(Volumes, DiskValidation.MustNotBeNested) : null)
        ?? ValidateIds(context)
        ?? ResourceValidation.First(Volumes, volume => ValidateOne(volume, context));

    /// <inheritdoc/>
    public override IReadOnlyList<AuthorizationRequest> Authorizations() => ForEachRole(AclActions.CreateVolumes, Volumes);

    /// <inheritdoc/>
    public override Result<IReadOnlyList<Conversion>> Convert() => Each(Volumes, volume => Conversion.Of(volume.WithoutVolume(), volume));

    /// <inheritdoc/>
    public bool Equals(Create? other) => other is not null && Volumes.SequenceEqual(other.Volumes);

    /// <inheritdoc/>
    public override int GetHashCode() => Volumes.Count;

    private Refusal? ValidateIds(OperationContext context)
    {
        for (var i = 0; i < Volumes.Count; i++)
        {
            var volume = Volumes[i];
            if (context.Checkpointed.Concat(Volumes.Take(i)).Any(other => VolumeRules.ShareAnId(volume, other)))
            {
                return new Refusal(
                    "volume-id-unique",
                    $"{volume} has an id that another volume of role '{volume.Role}' on slave {context.SlaveId} has; "
                    + "choose an id unique per role and slave");
            }
        }

        return null;
    }

    private static Refusal? ValidateOne(Resource volume, OperationContext context)
    {
        if (volume.Shared && !context.IsOperator && !context.SharesResources)
        {
            return new Refusal(
                "shared-needs-capability",
                $"{volume} is shared, but the framework lacks the capability SHARED_RESOURCES; register with it");
        }

        var creator = volume.Disk?.Persistence?.Principal;
        return context.Semantics.VolumesNameTheirCreator
            && context.Principal is { } principal
            && !string.Equals(creator, principal, StringComparison.Ordinal)
                ? new Refusal(
                    "volume-own-principal",
                    $"{volume} names the creator '{creator}', but the caller is '{principal}'; name that one in persistence.principal")
                : null;
    }
}
