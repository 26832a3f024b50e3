using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Whether slaves are still there (Mesos's <c>SlaveObserver</c>): a ping at once and then every 15 s; five in a row without an answer,
/// and the slave is given up.
/// </summary>
internal sealed class SlaveHealth(MasterBooks books, SlaveDepartures departures)
{
    public void Start(SlaveRecord slave, Instant now)
    {
        Ping(slave);
        books.Agenda.Put(now + books.Settings.PingTimeout, new PingDue(slave));
    }

    public void Pong(Pong pong)
    {
        if (books.SlavesByNode.GetValueOrDefault(pong.Node) is { } slave)
        {
            departures.Queue.Answered(slave.Id);
            (slave.IsPinged, slave.PingsMissed) = (false, 0);
        }
    }

    /// <summary>The slave has registered again.</summary>
    public void CameBack(SlaveRecord slave)
    {
        departures.Queue.Cancel(slave.Id);
        (slave.IsPinged, slave.PingsMissed) = (false, 0);
    }

    public void Due(PingDue due, Instant now)
    {
        var slave = due.Slave;
        if (!books.Slaves.TryGetValue(slave.Id, out var known) || !ReferenceEquals(known, slave))
        {
            return;
        }

        if (slave.IsPinged)
        {
            slave.PingsMissed++;
        }

        if (slave.PingsMissed >= books.Settings.PingTimeoutsMost && !books.Removing.Contains(slave.Id))
        {
            departures.Queue.Add(slave.Id, RemovalReasons.Silent, now);
        }

        Ping(slave);
        books.Agenda.Put(now + books.Settings.PingTimeout, new PingDue(slave));
    }

    private void Ping(SlaveRecord slave)
    {
        slave.IsPinged = true;
        books.Outbox.Send(slave.Info.Node, slave.IsConnected ? Connected : Disconnected);
    }

    private static readonly Ping Connected = new(Connected: true);
    private static readonly Ping Disconnected = new(Connected: false);

    internal sealed record PingDue(SlaveRecord Slave);
}
