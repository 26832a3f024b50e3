using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// What operators set for roles (Mesos's <c>QuotaHandler</c> and <c>WeightsHandler</c>): it is checked, persisted, and only then in force
/// and answered.
/// </summary>
internal sealed class RoleCalls(MasterBooks books)
{
    private readonly Dictionary<RegistryEvent, OperatorCall> _asked = new(ReferenceEqualityComparer.Instance);

    /// <summary>Refuses the call, or asks for it to be persisted.</summary>
    /// <returns>The answer; null when it comes later.</returns>
    public OperatorAnswer? Update(UpdateQuotas call)
    {
        if (books.Allocator.CheckQuotas(call.Quotas, isForced: true) is { } invalid)
        {
            return Refuse(call, OperatorStatus.BadRequest, invalid);
        }

        List<string> known = [.. books.Allocator.Quotas.Select(quota => quota.Key)];
        if (call.IsFirst is { } isFirst
            && call.Quotas.Select(quota => QuotaRules.ValidatePlace(quota, isFirst, known)).FirstOrDefault(refusal => refusal is not null) is { } misplaced)
        {
            return Refuse(call, OperatorStatus.BadRequest, misplaced);
        }

        if (books.Authorizer.Authorize(call.Principal, call.Quotas.Select(quota => AclActions.UpdateQuotas.On(quota.Role))) is { } forbidden)
        {
            return Refuse(call, OperatorStatus.Forbidden, forbidden);
        }

        if (books.Allocator.CheckQuotas(call.Quotas, call.IsForced, OfferedTo) is { } impossible)
        {
            return Refuse(call, impossible.Rule == QuotaRules.CapacityRule ? OperatorStatus.Conflict : OperatorStatus.BadRequest, impossible);
        }

        return Persist(call, new QuotasUpdated(call.Quotas));
    }

    /// <summary>Refuses the call, or asks for it to be persisted.</summary>
    /// <returns>The answer; null when it comes later.</returns>
    public OperatorAnswer? Update(UpdateWeights call)
    {
        if (!books.Settings.Semantics.WeightsCanBeUpdated)
        {
            return Refuse(call, OperatorStatus.BadRequest, QuotaRules.WeightsAreFixed(books.Settings.Semantics));
        }

        if (call.Weights.Select(weight => QuotaRules.ValidateWeight(weight.Role, weight.Weight)).FirstOrDefault(refusal => refusal is not null) is { } invalid)
        {
            return Refuse(call, OperatorStatus.BadRequest, invalid);
        }

        return books.Authorizer.Authorize(call.Principal, call.Weights.Select(weight => AclActions.UpdateWeights.On(weight.Role))) is { } forbidden
            ? Refuse(call, OperatorStatus.Forbidden, forbidden)
            : Persist(call, new WeightsUpdated(call.Weights));
    }

    /// <summary>What was asked is on disk: it is in force from now on.</summary>
    /// <returns>Who asked, to be answered; null when that was another master's affair.</returns>
    public OperatorCall? Persisted(RegistryEvent change)
    {
        switch (change)
        {
            case QuotasUpdated { Quotas: var quotas }:
                foreach (var quota in quotas)
                {
                    books.Allocator.Set(quota);
                    RescindOver(quota);
                    RescindFor(quota);
                }

                break;
            case WeightsUpdated { Weights: var weights }:
                foreach (var (role, weight) in weights)
                {
                    books.Allocator.SetWeight(role, weight);
                }

                if (weights.Any(weight => FrameworksIn(weight.Role) > 0))
                {
                    OffersInOrder().ForEach(books.Rescind);
                }

                break;
        }

        return _asked.Remove(change, out var call) ? call : null;
    }

    private OperatorAnswer? Persist(OperatorCall call, RegistryEvent change)
    {
        _asked.Add(change, call);
        books.Outbox.Persist(change);
        return null;
    }

    /// <summary>Offers are no consumption: those that would bring a role over its limit are void.</summary>
    private void RescindOver(QuotaConfig quota)
    {
        if (books.Allocator.IsOverLimit(quota))
        {
            OffersInOrder().FindAll(offer => IsFor(offer, quota.Role)).ForEach(books.Rescind);
        }
    }

    /// <summary>
    /// Offers are rescinded slave by slave until they hold what is guaranteed, and until as many slaves gave some as there are frameworks
    /// in the role, so that each may be offered something.
    /// </summary>
    private void RescindFor(QuotaConfig quota)
    {
        if (quota.Guarantee.IsEmpty)
        {
            return;
        }

        var rescinded = Resources.Resources.Empty;
        var (visited, frameworks) = (0, FrameworksIn(quota.Role));
        foreach (var slave in books.SlavesInOrder())
        {
            if (visited >= frameworks && quota.Guarantee.All(wanted => rescinded.Total(wanted.Name) >= wanted.Value.Scalar))
            {
                return;
            }

            if (slave.IsConnected && slave.OfferList.Count > 0)
            {
                visited++;
                foreach (var offer in slave.OfferList.ToList())
                {
                    rescinded += offer.Resources;
                    books.Rescind(offer);
                }
            }
        }
    }

    private Resources.Resources OfferedTo(string role) => books.Offers.Values.Where(offer => IsFor(offer, role))
        .Aggregate(Resources.Resources.Empty, (sum, offer) => sum + offer.Resources);

    private bool IsFor(Offer offer, string role) =>
        RoleTree.Top(offer.AllocationRole ?? books.Frameworks[offer.FrameworkId].Info.Role) == role;

    private int FrameworksIn(string role) => books.Frameworks.Values.Count(framework => framework.Info.Roles().Contains(role, StringComparer.Ordinal));

    private List<Offer> OffersInOrder() => [.. books.SlavesInOrder().SelectMany(slave => slave.OfferList)];

    private static OperatorAnswer Refuse(OperatorCall call, OperatorStatus status, Refusal refusal) => new(call.Number, status, refusal);
}
