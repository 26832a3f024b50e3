using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>A reminder of a slave to itself.</summary>
#pragma warning disable CA1040 // It marks the family.
public interface ISlaveTick;
#pragma warning restore CA1040

/// <summary>The slave's process has started, or its master is lost: it looks for a master.</summary>
/// <param name="Attempt">How often it has tried since.</param>
/// <param name="Draw">A draw in [0, 1) for the back-off of the next attempt.</param>
/// <param name="Round">Which master it is meant for: reminders from before another one was detected are void.</param>
public sealed record RegistrationDue(int Attempt, double Draw, int Round = 0) : ISlaveTick;

/// <summary>Another master leads from now on, or none does.</summary>
/// <param name="Draw">A draw in [0, 1) for the wait before the slave registers with it.</param>
public sealed record MasterDetected(double Draw) : ISlaveTick;

/// <summary>The master may have left the slave's proof of who it is without an answer for too long.</summary>
/// <param name="Begun">When the slave sent it.</param>
public sealed record AuthenticationDue(Instant Begun) : ISlaveTick;

/// <summary>Whoever looks after the slave's host ends its process in good order, until a <see cref="SlaveStartDue"/>.</summary>
public sealed record SlaveStops : ISlaveTick;

/// <summary>Whatever supervises the slave's process starts it again.</summary>
public sealed record SlaveStartDue : ISlaveTick;

/// <summary>Somebody has removed what a slave that does not start keeps of itself (<c>meta/slaves/latest</c>), and starts it again.</summary>
public sealed record SlaveMetaRemoved : ISlaveTick;

/// <summary>The master may have been silent for too long.</summary>
public sealed record PingSilenceDue : ISlaveTick;

/// <summary>A reminder about a task.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="TaskId">Which.</param>
/// <param name="LaunchedAt">When it was launched: an earlier task may have had its id.</param>
public abstract record TaskTick(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : ISlaveTick;

/// <summary>The executor has started a task.</summary>
public sealed record TaskStarts(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>A task's health is checked.</summary>
public sealed record TaskCheckDue(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>A task has come to an end of its own.</summary>
public sealed record TaskEnds(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>The program that a task ran has ended by itself.</summary>
public sealed record TaskExits(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt, int ExitCode) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>The health check of a task's program has passed or failed.</summary>
public sealed record TaskChecked(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt, bool IsHealthy) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>A task that is killed has ended, or is ended by force.</summary>
public sealed record TaskDies(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>The executor of a task has not registered in time.</summary>
public sealed record ExecutorRegistrationDue(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>The executor of a task has not come back to a slave that has started again.</summary>
public sealed record ExecutorReregistrationDue(FrameworkId FrameworkId, TaskId TaskId, Instant LaunchedAt) : TaskTick(FrameworkId, TaskId, LaunchedAt);

/// <summary>The acknowledgement of an update is late.</summary>
/// <param name="FrameworkId">Whose task it is.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Uuid">Which update.</param>
/// <param name="Waited">How long the slave waited this time.</param>
/// <param name="Round">
/// Which round of sending it is of: after a registration, or when a framework is back, everything is sent anew, with reminders of its own.
/// </param>
public sealed record UpdateRetryDue(FrameworkId FrameworkId, TaskId TaskId, Guid Uuid, TimeSpan Waited, int Round) : ISlaveTick;

/// <summary>The sandbox of a task that is over is removed, and with it what a volume holds that is still mounted there.</summary>
/// <param name="Folder">The volume's folder.</param>
public sealed record SandboxDue(string Folder) : ISlaveTick;

/// <summary>The acknowledgement of an operation's news is late.</summary>
/// <param name="Uuid">The master's name for the operation.</param>
/// <param name="Waited">How long the slave waited this time.</param>
/// <param name="Connection">Which registration it is of.</param>
public sealed record OperationRetryDue(Guid Uuid, TimeSpan Waited, int Connection) : ISlaveTick;
