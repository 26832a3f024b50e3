using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using Akka.Actor;

namespace ActorMesos.Actors.Leadership;

/// <summary>
/// Knows for an actor which master leads, and sends there (Mesos's <c>MasterDetector</c>). With one master it knows from the start; with
/// several it asks ZooKeeper, again and again, since what ZooKeeper tells of changes may be lost.
/// </summary>
public sealed class LeaderWatch
{
    private readonly INode _node;
    private readonly LeadershipSettings _settings;
    private readonly IActorRef _self;
    private readonly IScheduler _scheduler;

    /// <summary>Begins to watch for an actor, which hands every message to <see cref="Takes"/> first.</summary>
    public LeaderWatch(LeadershipSettings settings, INode node, IActorContext context)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(context);
        (_settings, _node, _self, _scheduler) = (settings, node, context.Self, context.System.Scheduler);
        if (settings.IsAlone)
        {
            Leader = LeadershipSettings.Master;
        }
        else
        {
            _self.Tell(AskAgain.Instance, _self);
        }
    }

    /// <summary>The master that leads, as far as is known here; null when none does.</summary>
    public NodeName? Leader { get; private set; }

    /// <summary>Sends to the leading master; where none is known, nobody gets the message.</summary>
    public void Send(IProtocolMessage message)
    {
        if (Leader is { } leader)
        {
            _node.Send(leader, message);
        }
    }

    /// <summary>Takes the messages that concern the watch.</summary>
    /// <param name="message">Any message of the actor's.</param>
    /// <param name="changed">Whether another master leads from now on.</param>
    /// <returns>Whether the message was for the watch.</returns>
    public bool Takes(object message, out bool changed)
    {
        changed = false;
        switch (message)
        {
            case LeaderChanged news:
                changed = Leader != news.Leader;
                Leader = news.Leader;
                return true;
            case AskAgain:
                _node.Send(LeadershipSettings.ZooKeeper, new WatchLeader(_node.Name, Leader));
                _scheduler.ScheduleTellOnce(_settings.SessionTimeout, _self, AskAgain.Instance, _self);
                return true;
            case Exited exited when exited.Node != Leader:
                // ZooKeeper is asked again anyway, and with a master that no longer leads there is nothing to lose.
                return true;
            default:
                return false;
        }
    }

    private sealed record AskAgain
    {
        public static readonly AskAgain Instance = new();
    }
}
