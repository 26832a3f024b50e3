using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Actors.Leadership;

/// <summary>
/// A master's session with ZooKeeper (Mesos's <c>LeaderContender</c>). It counts its own lease from when a heartbeat was sent, so that it
/// never outlives what ZooKeeper grants.
/// </summary>
internal sealed class Candidacy
{
    private readonly INode _node;
    private readonly LeadershipSettings _settings;
    private readonly IActorRef _self;
    private readonly IScheduler _scheduler;
    private readonly long _session;
    private Instant _safeUntil;

    public Candidacy(LeadershipSettings settings, INode node, IActorContext context)
    {
        (_settings, _node, _self, _scheduler) = (settings, node, context.Self, context.System.Scheduler);
        _session = node.Now.Ticks + 1;
        _safeUntil = node.Now + settings.SessionTimeout;
        Beat(new BeatDue(_session));
    }

    /// <summary>Whether the session leads, as far as ZooKeeper has said.</summary>
    public bool Leads { get; private set; }

    /// <summary>Takes ZooKeeper's answers and the session's own reminders.</summary>
    /// <returns>Whether the message was for the session.</returns>
    public bool Takes(object message, out bool isOver)
    {
        isOver = false;
        switch (message)
        {
            case SessionAlive alive:
                if (alive.Session == _session)
                {
                    _safeUntil = alive.SentAt + _settings.SessionTimeout;
                    isOver = Leads && !alive.IsLeading;
                    Leads |= alive.IsLeading;
                }

                return true;
            case BeatDue due:
                if (due.Session == _session)
                {
                    isOver = _node.Now >= _safeUntil;
                    if (!isOver)
                    {
                        Beat(due);
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private void Beat(BeatDue due)
    {
        _node.Send(LeadershipSettings.ZooKeeper, new SessionHeartbeat(_node.Name, _session, _node.Now));
        var next = _node.Now + _settings.HeartbeatEvery;
        _scheduler.ScheduleTellOnce((next < _safeUntil ? next : _safeUntil) - _node.Now, _self, due, _self);
    }

    private sealed record BeatDue(long Session);
}
