namespace ActorMesos.Domain.Operations;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>News of an operation (<c>OperationStatus</c>, since 1.6).</summary>
/// <param name="State">What became of it.</param>
/// <param name="OperationId">Its framework's name for it; null when its framework gave it none.</param>
/// <param name="SlaveId">The slave that it is for, if that is known.</param>
/// <param name="Uuid">What to acknowledge it by; null for news that the master makes, which is neither acknowledged nor sent again.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="Converted">What the operation made, once it is finished.</param>
public sealed record OperationStatus(
    OperationState State, OperationId? OperationId, SlaveId? SlaveId, Guid? Uuid = null, string? Message = null, Resources? Converted = null);
