using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave does about each message and reminder. The families of rules stand in files of their own.</summary>
public static class Slave
{
    /// <summary>Where the master is.</summary>
    public static readonly NodeName Master = new("master");

    /// <summary>A slave of which nothing has been kept yet.</summary>
    public static SlaveState New(SlaveInfo info, SlaveSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var slave = new SlaveState { Info = info };
        return settings.FirstCheckpoint.IsEmpty ? slave : Apply(slave, new ResourcesCheckpointed(settings.FirstCheckpoint, DeletesContent: false));
    }

    /// <summary>Decides what happens; nothing has happened yet when this returns.</summary>
    /// <param name="slave">The slave as it is.</param>
    /// <param name="command">A message of the protocol, or a reminder of the slave to itself.</param>
    /// <param name="settings">The slave's constants.</param>
    /// <param name="now">When.</param>
    public static Decision Decide(SlaveState slave, object command, SlaveSettings settings, Instant now)
    {
        ArgumentNullException.ThrowIfNull(slave);
        if (slave.IsShutDown)
        {
            return command switch
            {
                SlaveStartDue => SlaveRecovery.StartAgain(slave, settings, now),
                SlaveMetaRemoved => SlaveRecovery.Forget(slave, settings, now),
                _ => Decision.Nothing,
            };
        }

        if (slave.IsCleaningUp)
        {
            return SlaveRecovery.WhileCleaningUp(slave, command, settings, now);
        }

        return command switch
        {
            RegistrationDue due => SlaveRegistration.Register(slave, due, settings, now),
            MasterDetected detected => SlaveRegistration.Detected(slave, detected, settings),
            AuthenticationDue due => SlaveAuthentication.Late(slave, due, settings, now),
            AuthenticationCompleted => SlaveAuthentication.Completed(slave),
            AuthenticationFailed => SlaveAuthentication.Failed(slave, settings),
            SlaveRegistered registered => SlaveRegistration.Registered(slave, registered, settings, now),
            SlaveReregistered registered => SlaveRegistration.Reregistered(slave, registered, settings, now),
            ShutdownSlave shutdown => SlaveRegistration.ShutDown(shutdown, settings),
            SlaveStops => SlaveRegistration.Stop(slave, settings),
            SlaveStartDue or SlaveMetaRemoved => Decision.Nothing,
            Exited => SlaveRegistration.MasterExited(slave),
            Ping ping => SlaveRegistration.Pinged(slave, ping, now),
            PingSilenceDue => SlaveRegistration.Silence(slave, settings, now),
            CheckpointResources checkpoint => SlaveVolumes.Checkpoint(slave, checkpoint, settings),
            // The master asks again, or asks about it, once it has the slave back.
            RunTask or RunTaskGroup or KillTaskOnSlave or ApplyOperation or UpdateFrameworkOnSlave when !slave.IsRegistered => Decision.Nothing,
            ShutdownExecutorOnSlave or FrameworkToExecutor when !slave.IsRegistered => Decision.Nothing,
            ApplyOperation apply => SlaveOperations.Apply(slave, apply, settings, now),
            OperationStatusAcknowledgement ack => SlaveOperations.Acknowledged(slave, ack),
            OperationRetryDue due => SlaveOperations.Retry(slave, due, settings),
            RunTask run => SlaveTasks.Run(slave, run, settings, now),
            RunTaskGroup group => SlaveTasks.RunAll(slave, group, settings, now),
            DrainTasks drain => SlaveDraining.Begin(slave, drain, settings, now),
            KillTaskOnSlave kill => SlaveKills.Kill(slave, kill, settings, now),
            ShutdownExecutorOnSlave shutdown => SlaveKills.ShutdownExecutor(slave, shutdown, settings, now),
            FrameworkToExecutor message => SlaveExecutors.Answer(slave, message),
            ShutdownFramework gone => SlaveTasks.ShutdownFramework(slave, gone, now),
            UpdateFrameworkOnSlave update => SlaveUpdates.Resume(slave, update.FrameworkId, settings),
            TaskTick tick => SlaveTasks.Due(slave, tick, settings, now),
            SandboxDue due => SlaveVolumes.Sweep(slave, due),
            StatusUpdateAcknowledgement ack => SlaveUpdates.Acknowledged(slave, ack, settings),
            UpdateRetryDue due => SlaveUpdates.Retry(slave, due, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "a slave does not know this command"),
        };
    }

    /// <summary>What a slave does when its process has started and its checkpoint is read.</summary>
    public static Decision Started(SlaveState slave, SlaveSettings settings, Instant now)
    {
        ArgumentNullException.ThrowIfNull(slave);
        ArgumentNullException.ThrowIfNull(settings);
        return SlaveRecovery.Start(slave, settings, now);
    }

    /// <summary>What of a slave lies on its disk: all but the tasks of frameworks that do not checkpoint, and its connection.</summary>
    public static SlaveState Durable(SlaveState slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        return slave with
        {
            Tasks = slave.Tasks.RemoveAll(static task => !task.Checkpoint),
            IsRegistered = false,
            IsAuthenticated = false,
            AuthenticatingSince = null,
            IsShutDown = false,
            IsCleaningUp = false,
            LastPing = default,
            Round = 0,
            Connections = 0,
            Resumptions = 0,
        };
    }

    /// <summary>The slave after one event. An event that it does not know is a bug and throws.</summary>
    public static SlaveState Apply(SlaveState slave, IEvent happened)
    {
        ArgumentNullException.ThrowIfNull(slave);
        return happened switch
        {
            SlaveAdmitted admitted => slave with { Id = admitted.SlaveId, IsShutDown = false },
            SlaveAuthenticating begun => slave with { AuthenticatingSince = begun.At, IsAuthenticated = false },
            SlaveAuthenticated => slave with { AuthenticatingSince = null, IsAuthenticated = true },
            SlaveConnected => slave with { IsRegistered = true, Connections = slave.Connections + 1 },
            SlaveUpdatesResumed => slave with { Resumptions = slave.Resumptions + 1 },
            SlaveDisconnected => Unconnected(slave),
            SlaveFoundMaster => Unconnected(slave) with { Round = slave.Round + 1 },
            SlaveRebooted rebooted => slave with { Id = rebooted.KeepsId ? slave.Id : null, Tasks = [], Drain = null },
            SlaveDiskReplaced => new SlaveState { Info = slave.Info },
            SlaveReconfigured reconfigured => slave with { Info = reconfigured.Info },
            CheckpointDamaged damaged => SlaveVolumes.Apply(slave, damaged),
            SlaveCleanupStarted => slave with { IsCleaningUp = true },
            SlaveShutDown => Unconnected(slave) with { IsShutDown = true, IsCleaningUp = false, Id = null, Tasks = [], Operations = [], Drain = null },
            SlaveUnregistered goodbye => Unconnected(slave) with
            {
                IsShutDown = true, Id = goodbye.KeepsId ? slave.Id : null, Tasks = [], Operations = [], Drain = null,
            },
            SlaveDrainStarted drain => slave with { Drain = drain },
            SlaveRefusedToStart => slave with { IsShutDown = true },
            SlaveStartedAnew => slave with { IsShutDown = false },
            SlavePinged pinged => slave with { LastPing = pinged.At },
            ResourcesCheckpointed checkpointed => SlaveVolumes.Apply(slave, checkpointed),
            VolumeWritten written => SlaveVolumes.Apply(slave, written),
            VolumeSwept swept => SlaveVolumes.Apply(slave, swept),
            TaskLaunched launched => SlaveTasks.Apply(slave.Tasks.IsEmpty ? slave with { Drain = null } : slave, launched),
            TaskKillStarted killed => SlaveTasks.Apply(slave, killed),
            TaskUpdated updated => SlaveUpdates.Apply(slave, updated),
            UpdateAcknowledged acknowledged => SlaveUpdates.Apply(slave, acknowledged),
            OperationSettled settled => SlaveOperations.Apply(slave, settled),
            OperationForgotten forgotten => SlaveOperations.Apply(slave, forgotten),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "a slave does not know this event"),
        };
    }

    /// <summary>What was agreed on with a master holds only as long as its connection.</summary>
    private static SlaveState Unconnected(SlaveState slave) =>
        slave with { IsRegistered = false, IsAuthenticated = false, AuthenticatingSince = null };
}
