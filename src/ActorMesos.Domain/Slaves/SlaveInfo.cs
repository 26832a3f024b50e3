namespace ActorMesos.Domain.Slaves;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>What a slave is and has (<c>SlaveInfo</c>).</summary>
/// <param name="Node">Its address.</param>
/// <param name="Hostname">Its host.</param>
/// <param name="Resources">What it has, as configured: static reservations, but neither dynamic ones nor volumes.</param>
/// <param name="Attributes">What frameworks may choose by, as in <c>rack:r1;ssd:true</c>.</param>
public sealed record SlaveInfo(NodeName Node, string Hostname, Resources Resources, string Attributes = "");
