using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Masters;

/// <summary>The master took a slave into its books.</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Slave">What it is.</param>
/// <param name="IsBack">Whether it had its id before.</param>
public sealed record SlaveJoined(SlaveId SlaveId, SlaveInfo Slave, bool IsBack);

/// <summary>The master lost the connection to a slave.</summary>
/// <param name="SlaveId">Its id.</param>
public sealed record SlaveDropped(SlaveId SlaveId);

/// <summary>The master took a slave off its books.</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record SlaveRemoved(SlaveId SlaveId, string Reason);

/// <summary>A slave is to be given up, and waits for its turn.</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record SlaveRemovalScheduled(SlaveId SlaveId, string Reason);

/// <summary>A slave that was to be given up is there after all.</summary>
/// <param name="SlaveId">Its id.</param>
public sealed record SlaveRemovalCancelled(SlaveId SlaveId);

/// <summary>The master's process ends by its own decision; whatever supervises it starts it again.</summary>
/// <param name="Reason">Why.</param>
public sealed record MasterEnded(string Reason);

/// <summary>A framework subscribed.</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="Framework">What it is.</param>
/// <param name="IsBack">Whether it had its id before.</param>
public sealed record FrameworkJoined(FrameworkId FrameworkId, FrameworkInfo Framework, bool IsBack);

/// <summary>A framework said anew what it is.</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="Framework">What it is from now on.</param>
public sealed record FrameworkUpdated(FrameworkId FrameworkId, FrameworkInfo Framework);

/// <summary>A framework may not become what it said that it is; it stays what it was.</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="Refusal">Why.</param>
public sealed record FrameworkUpdateRefused(FrameworkId FrameworkId, Refusal Refusal);

/// <summary>Another process of a framework's scheduler took over from one that was still connected.</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="From">The address of the former process, which is told that it is over.</param>
/// <param name="To">The address of the process that took over.</param>
public sealed record FrameworkFailedOver(FrameworkId FrameworkId, NodeName From, NodeName To);

/// <summary>A framework said more than its principal may, and the message was dropped; the framework is told, and ends.</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="Principal">Its principal.</param>
/// <param name="Message">What kind of message it was.</param>
public sealed record MessageDropped(FrameworkId FrameworkId, string? Principal, string Message);

/// <summary>The master took a framework off its books.</summary>
/// <param name="FrameworkId">Its id.</param>
public sealed record FrameworkRemoved(FrameworkId FrameworkId);

/// <summary>An operation was applied to a slave's resources.</summary>
/// <param name="SlaveId">Whose resources.</param>
/// <param name="FrameworkId">Who asked; null for an operator.</param>
/// <param name="Operation">The operation.</param>
public sealed record OperationApplied(SlaveId SlaveId, FrameworkId? FrameworkId, Operation Operation);

/// <summary>An operation was dropped; those after it in the same ACCEPT still run.</summary>
/// <param name="SlaveId">Whose resources.</param>
/// <param name="FrameworkId">Who asked.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Refusal">Why.</param>
public sealed record OperationDropped(SlaveId SlaveId, FrameworkId FrameworkId, Operation Operation, Refusal Refusal);

/// <summary>An operation that the master had accepted did not come to pass: its slave never got it, could not do it, or is gone.</summary>
/// <param name="SlaveId">Whose resources.</param>
/// <param name="FrameworkId">Who asked; null for an operator.</param>
/// <param name="Operation">The operation, if this master sent it.</param>
/// <param name="State">What its slave said.</param>
public sealed record OperationLost(SlaveId SlaveId, FrameworkId? FrameworkId, Operation? Operation, OperationState State);

/// <summary>A framework acknowledged the news of an operation to which it had given an id.</summary>
/// <param name="FrameworkId">Whose operation.</param>
/// <param name="OperationId">Which.</param>
/// <param name="State">What became of it.</param>
public sealed record OperationHeard(FrameworkId FrameworkId, OperationId OperationId, OperationState State);

/// <summary>The master answered an operator.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OperatorCallAnswered(OperatorCall Call, OperatorStatus Status, Refusal? Refusal);

/// <summary>A task was not launched because no ACL lets its framework run it.</summary>
/// <param name="SlaveId">Where it would have run.</param>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="TaskId">Which.</param>
/// <param name="Refusal">Why.</param>
public sealed record TaskUnauthorized(SlaveId SlaveId, FrameworkId FrameworkId, TaskId TaskId, Refusal Refusal);

/// <summary>A framework was not let in.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Refusal">Why.</param>
public sealed record FrameworkRefused(NodeName Node, Refusal Refusal);

/// <summary>A slave was not let in.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Refusal">Why.</param>
public sealed record SlaveRefused(NodeName Node, Refusal Refusal);

/// <summary>A node has proven who it is.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Principal">Who it is.</param>
public sealed record NodeAuthenticated(NodeName Node, string Principal);

/// <summary>A node has not proven who it is.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Refusal">Why.</param>
public sealed record AuthenticationRefused(NodeName Node, Refusal Refusal);

/// <summary>A framework answered an inverse offer that stood.</summary>
/// <param name="Offer">Which.</param>
/// <param name="IsAccepted">Whether it means to leave in time.</param>
public sealed record InverseOfferAnswered(InverseOffer Offer, bool IsAccepted);
