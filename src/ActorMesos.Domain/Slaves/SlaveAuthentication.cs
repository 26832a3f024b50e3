using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>How a slave that has a credential proves who it is, before it registers (Mesos's <c>Slave::authenticate</c>).</summary>
internal static class SlaveAuthentication
{
    /// <summary>Begins, unless the slave already waits for an answer.</summary>
    public static Decision Begin(SlaveState slave, Credential credential, SlaveSettings settings, Instant now) =>
        slave.AuthenticatingSince is null ? Ask(slave, credential, settings, now) : Decision.Nothing;

    /// <summary>The master has not answered in time: the slave asks again.</summary>
    public static Decision Late(SlaveState slave, AuthenticationDue due, SlaveSettings settings, Instant now) =>
        slave.AuthenticatingSince == due.Begun && settings.Credential is { } credential
            ? Ask(slave, credential, settings, now)
            : Decision.Nothing;

    public static Decision Completed(SlaveState slave) => slave.AuthenticatingSince is null
        ? Decision.Nothing
        : Decision.Of(new SlaveAuthenticated()).AndRemind(TimeSpan.FromTicks(1), new RegistrationDue(0, 0, slave.Round));

    /// <summary>Mesos's slave ends; whatever supervises its process starts it again, and it tries again.</summary>
    public static Decision Failed(SlaveState slave, SlaveSettings settings) => slave.AuthenticatingSince is null
        ? Decision.Nothing
        : Decision.Of(new SlaveDisconnected()).AndRemind(settings.RestartDelay, new RegistrationDue(0, 0, slave.Round));

    private static Decision Ask(SlaveState slave, Credential credential, SlaveSettings settings, Instant now) =>
        Decision.Of(new SlaveAuthenticating(now))
            .AndSend(Slave.Master, new Authenticate(slave.Info.Node, credential))
            .AndRemind(settings.AuthenticationTimeout, new AuthenticationDue(now));
}
