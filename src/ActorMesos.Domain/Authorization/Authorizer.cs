using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Authorization;

/// <summary>
/// Says whether somebody may do something, by ACLs alone (Mesos's <c>LocalAuthorizer</c>): the first ACL of the action that matches both
/// subject and object decides; without one, <see cref="Acls.Permissive"/> does. It comes after validation and asks nothing else.
/// </summary>
public sealed class Authorizer
{
    /// <summary>The rule that its refusals name; over HTTP such a refusal is 403.</summary>
    public const string Rule = "not-authorized";

    private readonly bool _isPermissive;
    private readonly (AclAction Action, AclRule[] Rules)[] _rules;

    /// <summary>An authorizer that goes by the given ACLs.</summary>
    public Authorizer(Acls acls)
    {
        ArgumentNullException.ThrowIfNull(acls);
        _isPermissive = acls.Permissive;
        _rules = [.. acls.Lists.Select(list =>
            (list.Action, list.Rules.SelectMany((acl, place) => AclRule.Of(list.Action, acl, place)).ToArray()))];
    }

    /// <summary>Refuses what the principal may not do.</summary>
    /// <param name="principal">Who asks; null for a caller without a principal, whom no ACL that lists principals is about.</param>
    /// <param name="request">What is asked.</param>
    public Refusal? Authorize(string? principal, AuthorizationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rules = RulesOf(request.Action);
        if (rules.Length == 0 && _isPermissive)
        {
            return null;
        }

        var (subject, done) = (AclEntity.Of(principal), AclEntity.Of(request.Object));
        foreach (var rule in rules)
        {
            if (rule.Matches(subject, done))
            {
                return rule.Allows(subject, done) ? null : Forbid(principal, request, rule.Place);
            }
        }

        return _isPermissive ? null : Forbid(principal, request, place: null);
    }

    /// <summary>Refuses unless all of it is allowed.</summary>
    public Refusal? Authorize(string? principal, IEnumerable<AuthorizationRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (var request in requests)
        {
            if (Authorize(principal, request) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Refuses an operation unless all that it asks for is allowed. The tasks of a LAUNCH are asked for one by one.</summary>
    public Refusal? Authorize(string? principal, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return _rules.Length == 0 && _isPermissive ? null : Authorize(principal, operation.Authorizations());
    }

    private AclRule[] RulesOf(AclAction action)
    {
        foreach (var (ruled, rules) in _rules)
        {
            if (ruled == action)
            {
                return rules;
            }
        }

        return [];
    }

    private static Refusal Forbid(string? principal, AuthorizationRequest request, int? place)
    {
        var who = principal is null ? "a caller without a principal" : $"principal '{principal}'";
        var action = request.Action;
        var what = request.Object is { } named ? $"{action.Deed} '{named}'"
            : action.Object.IsListed ? $"{action.Deed} (none is named)"
            : action.Deed;
        var why = place is { } index
            ? $"{action.Name}[{index}] of the ACLs forbids it; an ACL before it would have to allow it"
            : $"no ACL of {action.Name} matches, and permissive is false; add one that allows it";
        return new Refusal(Rule, $"{who} may not {what}: {why}");
    }
}
