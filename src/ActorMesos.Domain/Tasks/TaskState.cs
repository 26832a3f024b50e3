namespace ActorMesos.Domain.Tasks;

/// <summary>Where a task is in its life (<c>TaskState</c>). 0.23 knows the first eight.</summary>
public enum TaskState
{
    /// <summary><c>TASK_STAGING</c>: the master has sent it to the slave.</summary>
    Staging,

    /// <summary><c>TASK_STARTING</c>: its executor has it.</summary>
    Starting,

    /// <summary><c>TASK_RUNNING</c>.</summary>
    Running,

    /// <summary><c>TASK_FINISHED</c>: it ended well.</summary>
    Finished,

    /// <summary><c>TASK_FAILED</c>: it ended with an error.</summary>
    Failed,

    /// <summary><c>TASK_KILLED</c>: somebody killed it.</summary>
    Killed,

    /// <summary><c>TASK_LOST</c>: nobody knows where it is; try again elsewhere.</summary>
    Lost,

    /// <summary><c>TASK_ERROR</c>: its description was not valid; do not try it again.</summary>
    Error,

    /// <summary><c>TASK_KILLING</c>: its executor is killing it (since 0.28, to frameworks capable of TASK_KILLING_STATE).</summary>
    Killing,

    /// <summary><c>TASK_DROPPED</c>: it was never started (since 1.1, to frameworks capable of PARTITION_AWARE; TASK_LOST to others).</summary>
    Dropped,

    /// <summary><c>TASK_UNREACHABLE</c>: its slave does not answer, and it may run or not (since 1.1, PARTITION_AWARE).</summary>
    Unreachable,

    /// <summary><c>TASK_GONE</c>: it ran and ended for certain without an end of its own (since 1.1, PARTITION_AWARE).</summary>
    Gone,

    /// <summary><c>TASK_GONE_BY_OPERATOR</c>: an operator says that its slave is gone for good (since 1.1, PARTITION_AWARE).</summary>
    GoneByOperator,

    /// <summary><c>TASK_UNKNOWN</c>: the master knows nothing of it (since 1.1, PARTITION_AWARE). Only an answer to reconciliation says so.</summary>
    Unknown,
}
