namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>
/// What an ACCEPT, or an operator, does with the resources of one slave (<c>Offer.Operation</c>). The order is: validate, authorize,
/// apply to what remains of the offers.
/// </summary>
public abstract record Operation
{
    /// <summary>The operation's name on the wire, as in <c>RESERVE</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The framework's name for it, under which it hears what became of it (since 1.6); null to hear nothing.</summary>
    public OperationId? Id { get; init; }

    /// <summary>
    /// Whether a later operation of the same ACCEPT may use what this one makes. Where not, what it makes must be taken out of what
    /// remains until the slave has answered.
    /// </summary>
    public virtual bool IsSpeculative => true;

    /// <summary>The tasks that it launches; none for an operation that converts.</summary>
    public virtual IReadOnlyList<TaskInfo> TasksToLaunch() => [];

    /// <summary>Refuses what is wrong whatever the offers hold.</summary>
    public abstract Refusal? Validate(OperationContext context);

    /// <summary>What its caller must be allowed to do, all of it. Asked after <see cref="Validate"/>, and by ACLs alone.</summary>
    public abstract IReadOnlyList<AuthorizationRequest> Authorizations();

    /// <summary>What it takes and what it gives; nothing for an operation that launches.</summary>
    public abstract Result<IReadOnlyList<Conversion>> Convert();

    /// <summary>What the resources become; refuses, and changes nothing, when they cannot satisfy the whole operation.</summary>
    public Result<Resources> Apply(Resources resources)
    {
        var conversions = Convert();
        if (conversions.IsRefused)
        {
            return conversions.Refusal;
        }

        foreach (var conversion in conversions.Value)
        {
            var applied = conversion.Apply(resources);
            if (applied.IsRefused)
            {
                return applied;
            }

            resources = applied.Value;
        }

        return resources;
    }

    /// <summary>One request for each role that resources have, in the order of their first appearance.</summary>
    internal static IReadOnlyList<AuthorizationRequest> ForEachRole(AclAction action, IEnumerable<Resource> resources) =>
        [.. resources.Select(resource => resource.Role).Distinct(StringComparer.Ordinal).Select(action.On)];

    internal static Result<IReadOnlyList<Conversion>> Each(IReadOnlyList<Resource> resources, Func<Resource, Conversion> convert) =>
        new([.. resources.Select(convert)]);
}
