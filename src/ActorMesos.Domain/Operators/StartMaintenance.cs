namespace ActorMesos.Domain.Operators;

/// <summary>An operator brings machines down: their slaves are shut down and let in no more (<c>/machine/down</c>, since 0.25).</summary>
/// <param name="Machines">Their hostnames; each must be draining.</param>
public sealed record StartMaintenance(IReadOnlyList<string> Machines) : OperatorCall;
