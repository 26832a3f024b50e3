namespace ActorMesos.Domain.Operators;

/// <summary>An operator sets the weights of roles, all of them or none (the endpoint <c>/weights</c>, since 1.0).</summary>
/// <param name="Weights">The weights, each above 0.</param>
public sealed record UpdateWeights(IReadOnlyList<WeightOfRole> Weights) : OperatorCall;

/// <summary>What a role weighs (<c>WeightInfo</c>).</summary>
/// <param name="Role">The role.</param>
/// <param name="Weight">Its weight; every role that is not named weighs 1.</param>
public sealed record WeightOfRole(string Role, double Weight);
