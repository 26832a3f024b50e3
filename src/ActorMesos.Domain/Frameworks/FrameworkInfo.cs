using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Frameworks;

/// <summary>What a framework is (<c>FrameworkInfo</c>).</summary>
/// <param name="Node">Its scheduler's address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The role in which it is offered resources.</param>
/// <param name="Principal">On whose behalf it acts; null for nobody's.</param>
/// <param name="Checkpoint">Whether its tasks survive a restart of their slave.</param>
/// <param name="FailoverTimeout">How long the master waits for it to come back.</param>
/// <param name="User">The user of the operating system that its tasks run as; null when that is not known.</param>
public sealed record FrameworkInfo(
    NodeName Node, string Name, string Role, string? Principal, bool Checkpoint = true, TimeSpan FailoverTimeout = default, string? User = null);
