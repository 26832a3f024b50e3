namespace ActorMesos.Domain.Operators;

/// <summary>An operator brings machines up again, which takes them off the schedule (<c>/machine/up</c>, since 0.25).</summary>
/// <param name="Machines">Their hostnames; each must be down.</param>
public sealed record StopMaintenance(IReadOnlyList<string> Machines) : OperatorCall;
