namespace ActorMesos.Domain.Messages;

/// <summary>
/// A message between master, slaves and frameworks. It carries ids, never references to actors, so that it can be recorded and
/// replayed; and it never disappears in silence: unhandled, it ends the run.
/// </summary>
#pragma warning disable CA1040 // It marks the protocol.
public interface IProtocolMessage;
#pragma warning restore CA1040
