namespace ActorMesos.Domain.Operators;

/// <summary>What an operator is shown who asked to see something.</summary>
public abstract record OperatorView;
