namespace ActorMesos.Domain.Messages;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;

/// <summary>A slave without an id asks to be admitted (<c>RegisterSlaveMessage</c>).</summary>
/// <param name="Slave">What it is and what it has.</param>
/// <param name="Checkpointed">The reservations and volumes that it has on its disk from earlier.</param>
public sealed record RegisterSlave(SlaveInfo Slave, Resources Checkpointed) : IProtocolMessage;

/// <summary>A slave that has an id is back (<c>ReregisterSlaveMessage</c>).</summary>
/// <param name="SlaveId">The id that it was given.</param>
/// <param name="Slave">What it is and what it has.</param>
/// <param name="Checkpointed">The reservations and volumes on its disk.</param>
/// <param name="Tasks">The tasks that it still knows.</param>
public sealed record ReregisterSlave(
    SlaveId SlaveId, SlaveInfo Slave, Resources Checkpointed, IReadOnlyList<TaskReport> Tasks) : IProtocolMessage
{
    /// <summary>The operations whose news nobody has acknowledged; null in releases in which slaves apply none.</summary>
    public IReadOnlyList<OperationReport>? Operations { get; init; }
}

/// <summary>One task as its slave knows it.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="Task">What was launched.</param>
/// <param name="State">Its state.</param>
public sealed record TaskReport(FrameworkId FrameworkId, TaskInfo Task, TaskState State)
{
    /// <summary>What its framework understands, where the master asks about it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }

    /// <summary>The news of it that its framework has yet to acknowledge (<c>status_update_state</c> and <c>status_update_uuid</c>); null when it has heard all.</summary>
    public UnheardNews? Unheard { get; init; }
}

/// <summary>News of a task that is sent until it is acknowledged.</summary>
/// <param name="State">The state that it tells, which the task may have left since.</param>
/// <param name="Uuid">What acknowledges it.</param>
public sealed record UnheardNews(TaskState State, Guid Uuid);

/// <summary>The slave leaves for good order's sake, and will not be back with what it runs (<c>UnregisterSlaveMessage</c>).</summary>
/// <param name="SlaveId">Its id.</param>
public sealed record UnregisterSlave(SlaveId SlaveId) : IProtocolMessage;

/// <summary>The slave is admitted (<c>SlaveRegisteredMessage</c>).</summary>
/// <param name="SlaveId">Its id from now on.</param>
public sealed record SlaveRegistered(SlaveId SlaveId) : IProtocolMessage;

/// <summary>The slave is welcome back (<c>SlaveReregisteredMessage</c>).</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Reconciliations">Tasks that the master has there and the slave did not list: it answers for those it does not know.</param>
public sealed record SlaveReregistered(SlaveId SlaveId, IReadOnlyList<TaskReport> Reconciliations) : IProtocolMessage
{
    /// <summary>Operations that the master has there and the slave did not list; null where there are none.</summary>
    public IReadOnlyList<OperationReport>? Operations { get; init; }
}

/// <summary>The master told a slave to shut down, because it was removed (<c>ShutdownMessage</c>).</summary>
/// <param name="Reason">Why.</param>
public sealed record ShutdownSlave(string Reason) : IProtocolMessage;

/// <summary>The master asks whether the slave is there (<c>PingSlaveMessage</c>).</summary>
/// <param name="Connected">Whether the master holds the slave for connected.</param>
public sealed record Ping(bool Connected) : IProtocolMessage;

/// <summary>The slave is there (<c>PongSlaveMessage</c>).</summary>
/// <param name="Node">Who answers.</param>
public sealed record Pong(NodeName Node) : IProtocolMessage;

/// <summary>The connection from a node broke: its process has ended.</summary>
/// <param name="Node">The node at the other end.</param>
public sealed record Exited(NodeName Node) : IProtocolMessage;

/// <summary>All reservations and volumes that the slave must have on its disk from now on (<c>CheckpointResourcesMessage</c>).</summary>
/// <param name="Target">The complete set.</param>
public sealed record CheckpointResources(Resources Target) : IProtocolMessage;

/// <summary>The slave is to run a task (<c>RunTaskMessage</c>).</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="Checkpoint">Whether the framework wants its tasks to survive a restart of the slave.</param>
/// <param name="Task">What to run.</param>
public sealed record RunTask(FrameworkId FrameworkId, bool Checkpoint, TaskInfo Task) : IProtocolMessage
{
    /// <summary>What the framework understands, as far as a slave asks for it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }
}

/// <summary>The slave is to run tasks of one executor, all of them or none (<c>RunTaskGroupMessage</c>, since 1.1).</summary>
/// <param name="FrameworkId">Whose they are.</param>
/// <param name="Checkpoint">Whether the framework wants its tasks to survive a restart of the slave.</param>
/// <param name="Tasks">What to run, each with the executor of the group.</param>
public sealed record RunTaskGroup(FrameworkId FrameworkId, bool Checkpoint, IReadOnlyList<TaskInfo> Tasks) : IProtocolMessage
{
    /// <summary>What the framework understands, as far as a slave asks for it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }
}

/// <summary>The slave is to kill a task (<c>KillTaskMessage</c>).</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="TaskId">Which.</param>
public sealed record KillTaskOnSlave(FrameworkId FrameworkId, TaskId TaskId) : IProtocolMessage
{
    /// <summary>What the framework understands, as far as a slave asks for it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }

    /// <summary>How long it has to end by itself; null for as long as the task or its executor says.</summary>
    public TimeSpan? GracePeriod { get; init; }
}

/// <summary>The slave is to shut an executor down (<c>ShutdownExecutorMessage</c>).</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="ExecutorId">Which.</param>
public sealed record ShutdownExecutorOnSlave(FrameworkId FrameworkId, ExecutorId ExecutorId) : IProtocolMessage;

/// <summary>An executor ended without being asked to, or did not end when it was, from slave to master and from master to framework (<c>ExitedExecutorMessage</c>).</summary>
/// <param name="SlaveId">Where it ran.</param>
/// <param name="FrameworkId">Whose it was.</param>
/// <param name="ExecutorId">Which.</param>
/// <param name="Status">The wait status of its process, as in Unix; 9 when it was killed.</param>
public sealed record ExitedExecutor(SlaveId SlaveId, FrameworkId FrameworkId, ExecutorId ExecutorId, int Status) : IProtocolMessage;

/// <summary>Something from a framework to its executor (<c>FrameworkToExecutorMessage</c>).</summary>
/// <param name="FrameworkId">Whose executor it is.</param>
/// <param name="SlaveId">Where it runs.</param>
/// <param name="ExecutorId">Which.</param>
/// <param name="Data">What only the framework understands.</param>
public sealed record FrameworkToExecutor(FrameworkId FrameworkId, SlaveId SlaveId, ExecutorId ExecutorId, string Data) : IProtocolMessage;

/// <summary>Something from an executor to its framework (<c>ExecutorToFrameworkMessage</c>).</summary>
/// <param name="FrameworkId">Whose executor it is.</param>
/// <param name="SlaveId">Where it runs.</param>
/// <param name="ExecutorId">Which.</param>
/// <param name="Data">What only the framework understands.</param>
public sealed record ExecutorToFramework(FrameworkId FrameworkId, SlaveId SlaveId, ExecutorId ExecutorId, string Data) : IProtocolMessage;

/// <summary>The slave is to kill all its tasks, since an operator wants it empty (<c>DrainSlaveMessage</c>, since 1.10).</summary>
/// <param name="GraceMost">The longest that a task has to end by itself; null for as long as it says.</param>
/// <param name="MarkGone">Whether the slave is given up for good afterwards.</param>
public sealed record DrainTasks(TimeSpan? GraceMost, bool MarkGone) : IProtocolMessage;

/// <summary>The slave is to end every task of a framework that is gone (<c>ShutdownFrameworkMessage</c>).</summary>
/// <param name="FrameworkId">Which framework.</param>
public sealed record ShutdownFramework(FrameworkId FrameworkId) : IProtocolMessage;

/// <summary>
/// A framework is back, perhaps elsewhere and as another (<c>UpdateFrameworkMessage</c>): the slave sends it all news that it has not
/// acknowledged.
/// </summary>
/// <param name="FrameworkId">Which framework.</param>
/// <param name="Framework">What it is from now on.</param>
public sealed record UpdateFrameworkOnSlave(FrameworkId FrameworkId, FrameworkInfo Framework) : IProtocolMessage;

/// <summary>News of a task, from slave to master and from master to framework (<c>StatusUpdateMessage</c>).</summary>
/// <param name="FrameworkId">Whose task it is.</param>
/// <param name="Status">The news.</param>
/// <param name="LatestState">The task's state by now, which may be ahead of the news being sent.</param>
public sealed record StatusUpdate(FrameworkId FrameworkId, TaskStatus Status, TaskState LatestState) : IProtocolMessage;

/// <summary>The framework has the news, from framework to master and from master to slave (<c>StatusUpdateAcknowledgementMessage</c>).</summary>
/// <param name="FrameworkId">Whose task it is.</param>
/// <param name="SlaveId">Which slave sent the news.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Uuid">Which news.</param>
public sealed record StatusUpdateAcknowledgement(FrameworkId FrameworkId, SlaveId SlaveId, TaskId TaskId, Guid Uuid) : IProtocolMessage;
