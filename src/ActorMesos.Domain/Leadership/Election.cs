using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Leadership;

/// <summary>
/// Who leads, as ZooKeeper settles it for Mesos: contenders queue in the order in which their sessions began, and the first leads. A
/// session that is not heard of for its time-out is over, however its process fares (Mesos's <c>LeaderContender</c> and
/// <c>LeaderDetector</c>).
/// </summary>
/// <param name="sessionTimeout">How long a session lasts without being heard of (<c>zk_session_timeout</c>).</param>
public sealed class Election(TimeSpan sessionTimeout)
{
    private readonly List<Contender> _contenders = [];

    /// <summary>The first in the queue; null when nobody contends.</summary>
    public NodeName? Leader => _contenders.Count == 0 ? null : _contenders[0].Node;

    /// <summary>The session of the leader; 0 when nobody leads.</summary>
    public long LeadingSession => _contenders.Count == 0 ? 0 : _contenders[0].Session;

    /// <summary>When the next session ends if it is not heard of; null when there is none.</summary>
    public Instant? NextEnd
    {
        get
        {
            Instant? next = null;
            foreach (var contender in _contenders)
            {
                var end = contender.Heard + sessionTimeout;
                next = next is { } earlier && earlier <= end ? earlier : end;
            }

            return next;
        }
    }

    /// <summary>A contender was heard of: it keeps its place in the queue, or takes the last one. A session that has ended stays so.</summary>
    /// <returns>Whether the session goes on.</returns>
    public bool Heard(NodeName node, long session, Instant now)
    {
        var index = _contenders.FindIndex(contender => contender.Node == node && contender.Session >= session);
        if (index < 0)
        {
            _contenders.Add(new Contender(node, session, now));
            return true;
        }

        if (_contenders[index].Session > session)
        {
            return false;
        }

        _contenders[index] = _contenders[index] with { Heard = now };
        return true;
    }

    /// <summary>ZooKeeper was away and could hear nobody: no session has ended meanwhile, and each has its whole time-out again.</summary>
    public void Resume(Instant now)
    {
        for (var index = 0; index < _contenders.Count; index++)
        {
            _contenders[index] = _contenders[index] with { Heard = now };
        }
    }

    /// <summary>Ends the sessions that were not heard of for too long.</summary>
    public void End(Instant now) => _contenders.RemoveAll(contender => now >= contender.Heard + sessionTimeout);

    private sealed record Contender(NodeName Node, long Session, Instant Heard);
}
