using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>How a slave finds and keeps its master (Mesos's <c>Slave::doReliableRegistration</c> and <c>Slave::ping</c>).</summary>
internal static class SlaveRegistration
{
    public static Decision Register(SlaveState slave, RegistrationDue due, SlaveSettings settings, Instant now)
    {
        if (slave.IsRegistered || due.Round != slave.Round)
        {
            return Decision.Nothing;
        }

        if (settings.Credential is { } credential && !slave.IsAuthenticated)
        {
            return SlaveAuthentication.Begin(slave, credential, settings, now);
        }

        IProtocolMessage request = slave.Id is { } id
            ? new ReregisterSlave(id, slave.Info, slave.Checkpointed, Reports(slave))
            {
                Operations = settings.AppliesOperations ? SlaveOperations.Reports(slave) : null,
            }
            : new RegisterSlave(slave.Info, slave.Checkpointed);
        var most = Math.Min(
            settings.RegistrationBackoff.Ticks << Math.Min(due.Attempt, 20), settings.RegistrationBackoffMost.Ticks);

        // The reminder carries no draw: its actor draws anew when it comes back.
        return Decision.Send(Slave.Master, request)
            .AndRemind(TimeSpan.FromTicks(1 + (long)(most * due.Draw)), due with { Attempt = due.Attempt + 1, Draw = 0 });
    }

    /// <summary>All slaves hear of a new master at once: each waits for a while of its own, so that they do not all come at once.</summary>
    public static Decision Detected(SlaveState slave, MasterDetected detected, SlaveSettings settings) =>
        Decision.Of(new SlaveFoundMaster()).AndRemind(
            TimeSpan.FromTicks(1 + (long)(settings.RegistrationBackoff.Ticks * detected.Draw)), new RegistrationDue(0, 0, slave.Round + 1));

    public static Decision Registered(SlaveState slave, SlaveRegistered registered, SlaveSettings settings, Instant now)
    {
        if (slave.IsRegistered && slave.Id == registered.SlaveId)
        {
            return Decision.Nothing;
        }

        if (slave.Id is { } own && own != registered.SlaveId)
        {
            // It asked a master before it heard that another one had let it in, which then gave it work: that one's word counts, and the
            // master that knows nothing of it is told.
            return slave.IsRegistered
                ? Decision.Of(new SlaveDisconnected()).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round))
                : Decision.Nothing;
        }

        IReadOnlyList<IEvent> events = slave.Id == registered.SlaveId
            ? [new SlaveConnected(), new SlavePinged(now)]
            : [new SlaveAdmitted(registered.SlaveId), new SlaveConnected(), new SlavePinged(now)];
        return Decision.Of(events).AndRemind(settings.PingSilenceMost, new PingSilenceDue())
            .Then(SlaveUpdates.Resend(slave, settings))
            .Then(SlaveOperations.Resend(slave, settings));
    }

    public static Decision Reregistered(SlaveState slave, SlaveReregistered registered, SlaveSettings settings, Instant now)
    {
        if (slave.Id != registered.SlaveId)
        {
            return Decision.Nothing;
        }

        var answers = SlaveUpdates.Unknown(slave, registered.Reconciliations, now)
            .Then(SlaveOperations.Unknown(slave, registered.Operations ?? []));
        if (slave.IsRegistered)
        {
            return answers;
        }

        return Decision.Of(new SlaveConnected(), new SlavePinged(now))
            .AndRemind(settings.PingSilenceMost, new PingSilenceDue())
            .Then(SlaveUpdates.Resend(slave, settings))
            .Then(SlaveOperations.Resend(slave, settings))
            .Then(answers);
    }

    public static Decision ShutDown(ShutdownSlave shutdown, SlaveSettings settings) =>
        Decision.Of(new SlaveShutDown(shutdown.Reason)).AndRemind(settings.RestartDelay, new SlaveStartDue());

    /// <summary>The slave's process ends in good order, with all that it runs (SIGUSR1): it says goodbye if it has been admitted.</summary>
    public static Decision Stop(SlaveState slave, SlaveSettings settings)
    {
        var stopped = Decision.Of(new SlaveUnregistered(settings.Semantics.RestartedSlavesKeepIds));
        return (slave.Id is { } id ? stopped.AndSend(Slave.Master, new UnregisterSlave(id)) : stopped).AndSend(Slave.Master, new Exited(slave.Info.Node));
    }

    public static Decision StartAnew(SlaveState slave) =>
        Decision.Of(new SlaveStartedAnew()).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round));

    public static Decision MasterExited(SlaveState slave) => slave.IsRegistered || slave.IsAuthenticated
        ? Decision.Of(new SlaveDisconnected()).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round))
        : Decision.Nothing;

    public static Decision Pinged(SlaveState slave, Ping ping, Instant now)
    {
        var answer = Decision.Send(Slave.Master, new Pong(slave.Info.Node));
        if (slave.IsRegistered && !ping.Connected)
        {
            // The master has seen the connection break and this slave has not.
            return Decision.Of(new SlaveDisconnected()).Then(answer).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round));
        }

        return Decision.Of(new SlavePinged(now)).Then(answer);
    }

    public static Decision Silence(SlaveState slave, SlaveSettings settings, Instant now)
    {
        if (!slave.IsRegistered)
        {
            return Decision.Nothing;
        }

        var deadline = slave.LastPing + settings.PingSilenceMost;
        return now < deadline
            ? Decision.Nothing.AndRemind(deadline - now, new PingSilenceDue())
            : Decision.Of(new SlaveDisconnected()).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round));
    }

    private static List<TaskReport> Reports(SlaveState slave)
    {
        var reports = new List<TaskReport>(slave.Tasks.Length);
        foreach (var task in slave.Tasks)
        {
            reports.Add(new TaskReport(task.FrameworkId, task.Info, task.State)
            {
                Unheard = task.Pending is { } pending ? new UnheardNews(pending.State, pending.Uuid!.Value) : null,
            });
        }

        return reports;
    }
}
