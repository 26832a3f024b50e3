using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Throttling;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// What registered frameworks say, before it is understood (Mesos's <c>Master::visit</c>): counted by principal, and held back where that
/// says more than it may.
/// </summary>
internal sealed class Intake
{
    private readonly MasterBooks _books;
    private readonly Dictionary<string, RateLimiter?> _limiters = new(StringComparer.Ordinal);
    private readonly RateLimiter? _others;
    private readonly bool _isLimiting;

    public Intake(MasterBooks books)
    {
        _books = books;
        var limits = books.Settings.RateLimits;
        foreach (var (principal, qps, capacity) in limits.Limits)
        {
            _limiters.Add(principal, qps is { } limit ? new RateLimiter(limit, capacity) : null);
        }

        _others = limits.AggregateDefaultQps is { } others ? new RateLimiter(others, limits.AggregateDefaultCapacity) : null;
        _isLimiting = _limiters.Count > 0 || _others is not null;
    }

    /// <summary>Whether the message waits, or is dropped; otherwise the master is to understand it now.</summary>
    public bool Holds(IProtocolMessage message, Instant now)
    {
        if (From(message) is not { } framework)
        {
            return false;
        }

        var counts = message is not Exited;
        if (counts)
        {
            framework.Principal?.Receive();
        }

        if (!_isLimiting || LimiterOf(framework.Info.Principal) is not { } limiter)
        {
            Count(framework, counts);
            return false;
        }

        var isFirst = limiter.Next is null;
        switch (limiter.Come((message, framework), now, counts))
        {
            case RateVerdict.Passes:
                Count(framework, counts);
                return false;
            case RateVerdict.Waits when isFirst:
                _books.Agenda.Put(limiter.Next!.Value, new Due(limiter));
                break;
            case RateVerdict.Dropped:
                Drop(framework, message, limiter);
                break;
        }

        return true;
    }

    /// <summary>The message whose turn it is.</summary>
    public IProtocolMessage Take(Due due, Instant now)
    {
        var (message, framework) = ((IProtocolMessage, FrameworkRecord))due.Limiter.Take(now)!;
        Count(framework, message is not Exited);
        if (due.Limiter.Next is { } next)
        {
            _books.Agenda.Put(next, due);
        }

        return message;
    }

    private static void Count(FrameworkRecord framework, bool counts)
    {
        if (counts)
        {
            framework.Principal?.Process();
        }
    }

    /// <summary>The driver aborts for it; the framework's tasks run on.</summary>
    private void Drop(FrameworkRecord framework, IProtocolMessage message, RateLimiter limiter)
    {
        _books.Outbox.Report(new MessageDropped(framework.Id, framework.Info.Principal, message.GetType().Name));
        _books.Outbox.Send(
            framework.Info.Node, new FrameworkError($"Message {message.GetType().Name} dropped: capacity({limiter.Capacity}) exceeded"));
    }

    private RateLimiter? LimiterOf(string? principal) =>
        principal is not null && _limiters.TryGetValue(principal, out var own) ? own : _others;

    private FrameworkRecord? From(IProtocolMessage message) => message switch
    {
        SchedulerCall call => _books.Frameworks.GetValueOrDefault(call.FrameworkId),
        StatusUpdateAcknowledgement acknowledgement => _books.Frameworks.GetValueOrDefault(acknowledgement.FrameworkId),
        RegisterFramework register => At(register.Framework.Node),
        ReregisterFramework reregister => At(reregister.Framework.Node),
        Exited exited => At(exited.Node),
        _ => null,
    };

    private FrameworkRecord? At(NodeName node) => _books.FrameworksByNode.GetValueOrDefault(node);

    internal sealed record Due(RateLimiter Limiter);
}
