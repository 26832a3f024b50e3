using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Operations;

/// <summary>What an operation asks of its caller.</summary>
internal static class CallerRules
{
    /// <summary>Mesos's documentation of 0.23 requires a principal of frameworks and operators alike.</summary>
    public static Refusal? NeedsPrincipal(Operation operation, OperationContext context) =>
        context is { Principal: null, Semantics.CallersWithoutPrincipal: false }
            ? new Refusal("caller-needs-principal", $"{operation.Type} was asked for without a principal; register with one")
            : null;
}
