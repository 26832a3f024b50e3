using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Operators;

/// <summary>
/// An operator reserves, unreserves, creates, destroys, grows or shrinks on one slave, all of it or nothing (the endpoints
/// <c>/reserve</c>, <c>/unreserve</c>, <c>/create-volumes</c>, <c>/destroy-volumes</c> and the v1 calls of the same names).
/// </summary>
/// <param name="SlaveId">Whose resources.</param>
/// <param name="Operation">What becomes of them; it cannot launch.</param>
public sealed record OperateResources(SlaveId SlaveId, Operation Operation) : OperatorCall;
