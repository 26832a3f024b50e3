using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>
/// What decides for a slave: <see cref="Slave.Decide"/>, or something round it that changes the command, the state that is looked at, or the
/// answer, for whoever tries another rule or plants a bug.
/// </summary>
/// <param name="slave">The slave as it is.</param>
/// <param name="command">A message of the protocol, or a reminder of the slave to itself.</param>
/// <param name="settings">The slave's constants.</param>
/// <param name="now">When.</param>
public delegate Decision SlaveRules(SlaveState slave, object command, SlaveSettings settings, Instant now);
