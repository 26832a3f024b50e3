using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Messages;

/// <summary>What a scheduler outside says when it subscribes (<c>SUBSCRIBE</c>).</summary>
/// <param name="Framework">What it is.</param>
/// <param name="Id">Its id; null for a framework that is new.</param>
/// <param name="SuppressedRoles">In which of its roles it wants no offers; null for none.</param>
public sealed record Subscription(FrameworkInfo Framework, FrameworkId? Id, IReadOnlyList<string>? SuppressedRoles);
