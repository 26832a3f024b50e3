namespace ActorMesos.Domain.Tasks;

/// <summary>Where a task is in its life (<c>TaskState</c> of 0.23).</summary>
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
}
