using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Frameworks;

/// <summary>What a framework is (<c>FrameworkInfo</c>).</summary>
/// <param name="Node">Its scheduler's address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The role in which it is offered resources; the first where it has several.</param>
/// <param name="Principal">On whose behalf it acts; null for nobody's.</param>
/// <param name="Checkpoint">Whether its tasks survive a restart of their slave.</param>
/// <param name="FailoverTimeout">How long the master waits for it to come back.</param>
/// <param name="User">The user of the operating system that its tasks run as; null when that is not known.</param>
public sealed record FrameworkInfo(
    NodeName Node, string Name, string Role, string? Principal, bool Checkpoint = true, TimeSpan FailoverTimeout = default, string? User = null)
{
    /// <summary>Its roles besides the first, which only a framework of several roles has; null for none.</summary>
    public IReadOnlyList<string>? MoreRoles { get; init; }

    /// <summary>What it understands; null for nothing of it.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }

    /// <summary>What it wishes of its offers, by role; null for nothing besides what all get.</summary>
    public ImmutableSortedDictionary<string, OfferWish>? Wishes { get; init; }

    /// <summary>The host of its scheduler, as it says; null where it does not (<c>hostname</c>).</summary>
    public string? Hostname { get; init; }

    /// <summary>Where people find its pages, as it says; null where it does not (<c>webui_url</c>).</summary>
    public string? WebuiUrl { get; init; }

    /// <summary>What it notes on itself for people and tools (<c>labels</c>); null for nothing.</summary>
    public IReadOnlyList<Label>? Labels { get; init; }

    /// <summary>All its roles.</summary>
    public IEnumerable<string> Roles() => MoreRoles is null ? [Role] : MoreRoles.Prepend(Role);

    /// <summary>Whether it understands something.</summary>
    public bool Can(FrameworkCapabilities capability) => ((Capabilities ?? FrameworkCapabilities.None) & capability) == capability;
}
