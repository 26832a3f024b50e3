using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Operators;

/// <summary>
/// An operator ends a framework: its tasks are killed, its reservations and volumes stay (the endpoint <c>/teardown</c>).
/// </summary>
/// <param name="FrameworkId">Which framework.</param>
public sealed record TeardownByOperator(FrameworkId FrameworkId) : OperatorCall;
