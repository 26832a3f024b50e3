using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>What a framework wishes of its offers, by role, as JSON (<c>FrameworkInfo.offer_filters</c> and <c>OfferConstraints</c>).</summary>
internal static class OfferWishJson
{
    private static readonly (string Name, AttributePlace Place)[] Places =
        [("HOSTNAME", new AttributePlace(null, IsHostname: true)), ("REGION", new AttributePlace(null)), ("ZONE", new AttributePlace(null))];

    private static readonly (string Name, AttributeTest Test, string? Field)[] Tests =
    [
        ("exists", AttributeTest.Exists, null),
        ("not_exists", AttributeTest.NotExists, null),
        ("text_equals", AttributeTest.TextEquals, "value"),
        ("text_not_equals", AttributeTest.TextNotEquals, "value"),
        ("text_matches", AttributeTest.TextMatches, "regex"),
        ("text_not_matches", AttributeTest.TextNotMatches, "regex"),
    ];

    /// <summary>Reads both; what is well written and makes no sense is a refusal, of which the framework hears on its stream.</summary>
    /// <param name="filters">The filters of each role; missing for none.</param>
    /// <param name="constraints">The constraints of each role; missing for none.</param>
    /// <param name="roles">The framework's roles.</param>
    public static Result<ImmutableSortedDictionary<string, OfferWish>?> Read(WireValue filters, WireValue constraints, IReadOnlyList<string> roles)
    {
        var wishes = new SortedDictionary<string, OfferWish>(StringComparer.Ordinal);
        foreach (var (role, filter) in filters.IsMissing ? [] : filters.Fields())
        {
            var minimum = Minimum(role, filter.Optional("min_allocatable_resources"));
            if (minimum.IsRefused || Foreign("'FrameworkInfo.offer_filters'", role, roles) is { })
            {
                return minimum.Refusal ?? Foreign("'FrameworkInfo.offer_filters'", role, roles)!;
            }

            wishes[role] = new OfferWish(minimum.Value);
        }

        foreach (var (role, body) in constraints.IsMissing || constraints.Optional("role_constraints").IsMissing ? [] : constraints.Field("role_constraints").Fields())
        {
            var read = Constraints(role, body);
            if (read.IsRefused || Foreign("'OfferConstraints.role_constraints'", role, roles) is { })
            {
                return read.Refusal ?? Foreign("'OfferConstraints.role_constraints'", role, roles)!;
            }

            wishes[role] = new OfferWish(wishes.GetValueOrDefault(role)?.Minimum, read.Value);
        }

        return wishes.Count == 0 ? new Result<ImmutableSortedDictionary<string, OfferWish>?>(value: null) : wishes.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static Refusal? Foreign(string field, string role, IReadOnlyList<string> roles) => roles.Contains(role, StringComparer.Ordinal)
        ? null
        : new Refusal("offer-wish-role", $"{field} names role '{role}', which the framework does not have; name one of {string.Join(", ", roles)}");

    private static Result<MinimumOffer?> Minimum(string role, WireValue value)
    {
        if (value.IsMissing)
        {
            return new Result<MinimumOffer?>(value: null);
        }

        var alternatives = new List<Resources.Resources>();
        foreach (var alternative in value.Optional("quantities").Items())
        {
            var amounts = alternative.Field("quantities").Fields().Select(amount => (amount.Name, ValueJson.ReadScalar(amount.Value.Field("value")).Scalar)).ToList();
            if (amounts.Count == 0 || amounts.Exists(amount => amount.Scalar <= Scalar.Zero))
            {
                return new Refusal("offer-filter-amount", $"the minimum of role '{role}' has an alternative without an amount above 0; give each some, such as cpus and 0.1");
            }

            alternatives.Add(Resources.Resources.Of(amounts.Select(amount => Resource.Scalar(amount.Name, amount.Scalar))));
        }

        return MinimumOffer.Of(alternatives);
    }

    private static Result<OfferConstraints> Constraints(string role, WireValue value)
    {
        var groups = new List<List<AttributeConstraint>>();
        foreach (var group in value.Optional("groups").Items())
        {
            var constraints = new List<AttributeConstraint>();
            foreach (var item in group.Optional("attribute_constraints").Items())
            {
                var read = Constraint(item);
                if (read.IsRefused)
                {
                    return new Refusal(read.Refusal.Rule, string.Create(
                        CultureInfo.InvariantCulture, $"constraint {constraints.Count + 1} of group {groups.Count + 1} of role '{role}' {read.Refusal.Reason}"));
                }

                constraints.Add(read.Value);
            }

            if (constraints.Count == 0)
            {
                return new Refusal("offer-constraint-group", $"group {groups.Count + 1} of role '{role}' has no constraint; give it one, or leave it out");
            }

            groups.Add(constraints);
        }

        return groups.Count == 0
            ? new Refusal("offer-constraint-group", $"role '{role}' has no groups of constraints; give it one, or leave the role out")
            : OfferConstraints.Of(groups);
    }

    private static Result<AttributeConstraint> Constraint(WireValue value)
    {
        var selector = value.Field("selector");
        var (name, kind) = (selector.Optional("attribute_name"), selector.Optional("pseudoattribute_type"));
        if (name.IsMissing == kind.IsMissing)
        {
            return new Refusal("offer-constraint-selector", "must name either an 'attribute_name' or a 'pseudoattribute_type'");
        }

        var place = kind.IsMissing ? new AttributePlace(name.Text()) : kind.Choice(Places);
        var predicate = value.Field("predicate");
        var asked = Array.FindAll(Tests, test => !predicate.Optional(test.Name).IsMissing);
        if (asked is not [var (field, test, text)])
        {
            return new Refusal("offer-constraint-predicate", $"must have one predicate of {string.Join(", ", Tests.Select(known => known.Name))}");
        }

        var wanted = text is null ? "" : predicate.Field(field).Field(text).Text();
        return text == "regex" && AttributeConstraint.Fault(wanted) is { } fault
            ? new Refusal("offer-constraint-regex", $"has a regular expression that {fault}")
            : new AttributeConstraint(place, test, wanted);
    }
}
