using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave makes of its disk when its process starts (Mesos's <c>Slave::recover</c>, agent-recovery).</summary>
internal static class SlaveRecovery
{
    private const string CleanedUp = "it has cleaned up after itself, as recover = cleanup says";

    /// <summary>The process starts: first comes what has happened to its host and its disk in the meantime.</summary>
    public static Decision Start(SlaveState slave, SlaveSettings settings, Instant now)
    {
        var found = Decision.Nothing;
        if (settings.Damage is { } damage)
        {
            found = Decision.Of(new CheckpointDamaged(damage));
            slave = Slave.Apply(slave, found.Events[0]);
        }

        if (settings.Boot is not SlaveBoot.SameHost)
        {
            SlaveEvent booted = settings.Boot is SlaveBoot.Rebooted
                ? new SlaveRebooted(settings.Semantics.RestartedSlavesKeepIds && MayBe(slave, settings))
                : new SlaveDiskReplaced();
            found = found.Then(Decision.Of(booted));
            slave = Slave.Apply(slave, booted);
        }

        return found.Then(Recover(slave, settings, now));
    }

    /// <summary>The process that had ended in good order, or did not start, is started again.</summary>
    public static Decision StartAgain(SlaveState slave, SlaveSettings settings, Instant now) =>
        Decision.Of(new SlaveStartedAnew()).Then(Recover(slave with { IsShutDown = false }, settings, now));

    /// <summary>Somebody has removed what the slave keeps of itself, and of its reservations and volumes if that cannot be read.</summary>
    public static Decision Forget(SlaveState slave, SlaveSettings settings, Instant now)
    {
        IReadOnlyList<IEvent> forgotten = slave.IsBroken
            ? [new SlaveShutDown("its meta data were removed"), new ResourcesCheckpointed(Resources.Resources.Empty, DeletesContent: false)]
            : [new SlaveShutDown("its meta data were removed")];
        return Decision.Of(forgotten).Then(StartAgain(forgotten.Aggregate(slave, Slave.Apply), settings, now));
    }

    /// <summary>Until the last executor has ended nothing but that matters; it has not registered, so nobody hears of it.</summary>
    public static Decision WhileCleaningUp(SlaveState slave, object command, SlaveSettings settings, Instant now)
    {
        switch (command)
        {
            case Ping ping:
                return SlaveRegistration.Pinged(slave, ping, now);
            case TaskTick tick:
                var ended = SlaveTasks.Due(slave, tick, settings, now) with { Sends = [] };
                return ended.Events.Aggregate(slave, Slave.Apply).Tasks.Any(IsLive) ? ended : ended.Then(End(settings));
            default:
                return Decision.Nothing;
        }
    }

    private static Decision Recover(SlaveState slave, SlaveSettings settings, Instant now)
    {
        if (slave.IsBroken && settings.Strict)
        {
            return Decision.Of(new SlaveRefusedToStart(new Refusal(
                "checkpoint-readable",
                $"the last entry of the slave's file of reservations and volumes cannot be read, after '{Readable(slave)}'; "
                + "restore the file or remove the slave's folder meta, or start it with strict = false, and it goes on with what can be read")));
        }

        if (slave.IsBroken)
        {
            var salvaged = new ResourcesCheckpointed(Readable(slave), DeletesContent: false);
            return Decision.Of(salvaged).Then(Recover(Slave.Apply(slave, salvaged), settings, now));
        }

        var info = settings.Configured ?? slave.Info;
        if (SlaveResources.Total(info.Resources, slave.Checkpointed) is { IsRefused: true, Refusal: var mismatch })
        {
            return Decision.Of(new SlaveRefusedToStart(mismatch));
        }

        if (info != slave.Info)
        {
            return slave.Id is not null && settings.Recover is SlaveRecoverMode.Reconnect && settings.Reconfiguration.Refuses(slave.Info, info) is { } refusal
                ? Decision.Of(new SlaveRefusedToStart(refusal))
                : Decision.Of(new SlaveReconfigured(info)).Then(Resume(slave with { Info = info }, settings, now));
        }

        return Resume(slave, settings, now);
    }

    private static Decision Resume(SlaveState slave, SlaveSettings settings, Instant now)
    {
        if (slave.IsShutDown)
        {
            return SlaveRegistration.StartAnew(slave);
        }

        return settings.Recover is SlaveRecoverMode.Cleanup && slave.Id is not null
            ? CleanUp(slave, settings, now)
            : SlaveTasks.Resume(slave, settings, now).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round));
    }

    private static Decision CleanUp(SlaveState slave, SlaveSettings settings, Instant now)
    {
        var executors = slave.Tasks.Where(IsLive).Select(task => (task.FrameworkId, Executor: SlaveExecutors.IdOf(task.Info))).Distinct().ToList();
        var decision = Decision.Of(new SlaveCleanupStarted(executors.Count));
        foreach (var (framework, executor) in executors)
        {
            decision = decision.Then(SlaveKills.ShutdownExecutor(slave, new ShutdownExecutorOnSlave(framework, executor), settings, now));
        }

        return executors.Count == 0 ? decision.Then(End(settings)) : decision;
    }

    private static Decision End(SlaveSettings settings) =>
        Decision.Of(new SlaveShutDown(CleanedUp)).AndRemind(settings.RestartDelay, new SlaveStartDue());

    private static bool IsLive(SlaveTask task) => !task.State.IsTerminal();

    /// <summary>After a reboot there is nothing that an id would have to be kept for (since 1.4): one that does not fit is given up.</summary>
    private static bool MayBe(SlaveState slave, SlaveSettings settings) =>
        settings.Configured is not { } info || settings.Reconfiguration.Refuses(slave.Info, info) is null;

    private static Resources.Resources Readable(SlaveState slave) =>
        slave.Checkpointed.IsEmpty ? slave.Checkpointed : slave.Checkpointed - slave.Checkpointed[^1];
}
