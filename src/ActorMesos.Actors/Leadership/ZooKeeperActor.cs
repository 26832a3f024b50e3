using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using Akka.Actor;

namespace ActorMesos.Actors.Leadership;

/// <summary>ZooKeeper, as far as Mesos uses it: it holds the masters' sessions and tells everybody which of them leads.</summary>
public sealed class ZooKeeperActor : UntypedActor
{
    private readonly INode _node;
    private readonly Election _election;
    private readonly List<NodeName> _watchers = [];
    private readonly HashSet<NodeName> _known = [];
    private NodeName? _told;
    private bool _isTimed;

    /// <summary>Starts ZooKeeper, or starts it again.</summary>
    /// <param name="election">The sessions, which an ensemble of ZooKeeper servers keeps on its disks.</param>
    /// <param name="node">Its place in the world.</param>
    public ZooKeeperActor(Election election, INode node)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(node);
        _node = node;
        _election = election;
        _told = election.Leader;
        election.Resume(node.Now);
        node.Up(Self);
        Tell();
    }

    /// <summary>How to make one.</summary>
    public static Props Props(Election election, INode node) => Akka.Actor.Props.Create(() => new ZooKeeperActor(election, node));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SessionHeartbeat beat:
                _election.End(_node.Now);
                var lives = _election.Heard(beat.Node, beat.Session, _node.Now);
                Tell();
                if (lives)
                {
                    var leads = _election.Leader == beat.Node && _election.LeadingSession == beat.Session;
                    _node.Send(beat.Node, new SessionAlive(beat.Session, beat.SentAt, leads));
                }

                break;
            case WatchLeader watch:
                Watch(watch);
                break;
            case SessionEnds:
                _isTimed = false;
                _election.End(_node.Now);
                Tell();
                break;
            case Exited:
                // A connection broke; the session behind it lives on until its time-out.
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Watch(WatchLeader watch)
    {
        if (_known.Add(watch.Node))
        {
            _watchers.Add(watch.Node);
        }

        if (watch.Known != _election.Leader)
        {
            _node.Send(watch.Node, new LeaderChanged(_election.Leader));
        }
    }

    private void Tell()
    {
        if (_told != _election.Leader)
        {
            _told = _election.Leader;
            _node.Report(new LeaderElected(_told));
            _watchers.ForEach(watcher => _node.Send(watcher, new LeaderChanged(_told)));
        }

        if (!_isTimed && _election.NextEnd is { } end)
        {
            _isTimed = true;
            Context.System.Scheduler.ScheduleTellOnce(end > _node.Now ? end - _node.Now : TimeSpan.Zero, Self, SessionEnds.Instance, Self);
        }
    }

    private sealed record SessionEnds
    {
        public static readonly SessionEnds Instance = new();
    }
}

/// <summary>ZooKeeper settled on a leader.</summary>
/// <param name="Leader">Which master leads; null when none does.</param>
public sealed record LeaderElected(NodeName? Leader);
