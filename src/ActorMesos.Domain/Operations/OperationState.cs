using System.Diagnostics;

namespace ActorMesos.Domain.Operations;

/// <summary>What became of an operation (<c>OperationState</c>, since 1.6).</summary>
public enum OperationState
{
    /// <summary><c>OPERATION_PENDING</c>: its slave has not answered yet.</summary>
    Pending,

    /// <summary><c>OPERATION_FINISHED</c>: its slave did it.</summary>
    Finished,

    /// <summary><c>OPERATION_FAILED</c>: its slave tried, and could not.</summary>
    Failed,

    /// <summary><c>OPERATION_ERROR</c>: the master refused it as not valid; do not try it again.</summary>
    Error,

    /// <summary><c>OPERATION_DROPPED</c>: it never reached its slave, or its slave could not begin it; try it again.</summary>
    Dropped,

    /// <summary><c>OPERATION_UNREACHABLE</c>: its slave is unreachable. Only an answer to a question.</summary>
    Unreachable,

    /// <summary><c>OPERATION_RECOVERING</c>: its slave has not come back to a new master yet. Only an answer to a question.</summary>
    Recovering,

    /// <summary><c>OPERATION_UNKNOWN</c>: the master knows nothing of it. Only an answer to a question.</summary>
    Unknown,

    /// <summary><c>OPERATION_GONE_BY_OPERATOR</c>: an operator marked its slave as gone.</summary>
    GoneByOperator,
}

/// <summary>What follows from an operation's state.</summary>
public static class OperationStates
{
    /// <summary>Whether nothing more will become of the operation.</summary>
    public static bool IsTerminal(this OperationState state) => state switch
    {
        OperationState.Finished or OperationState.Failed or OperationState.Error or OperationState.Dropped
            or OperationState.GoneByOperator => true,
        OperationState.Pending or OperationState.Unreachable or OperationState.Recovering or OperationState.Unknown => false,
        _ => throw new UnreachableException($"no operation state {(int)state}"),
    };
}
