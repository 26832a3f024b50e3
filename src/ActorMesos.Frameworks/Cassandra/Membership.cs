using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>Whom a node knows, whom it takes for alive, and the ring that this makes.</summary>
internal sealed class Membership(CassandraSettings settings)
{
    private readonly SortedDictionary<string, Endpoint> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _heard = new(StringComparer.Ordinal);
    private Ring? _now;
    private Ring? _later;
    private long _operations;

    /// <summary>The node itself; null before it has announced itself.</summary>
    public Endpoint? Self { get; private set; }

    public IEnumerable<Endpoint> Others => _known.Values.Where(one => one.Name != Self?.Name);

    public ImmutableArray<Endpoint> All => [.. _known.Values];

    /// <summary>Announces the node itself for the first time since its process began.</summary>
    public void Announce(ProgramTurn turn, EndpointStatus status, string rack)
    {
        Self = new Endpoint(turn.Place.Task.Name, turn.Place.Address, rack, status, turn.Now.Ticks, 0);
        Announce(turn, status);
    }

    /// <summary>Announces what the node is now.</summary>
    public void Announce(ProgramTurn turn, EndpointStatus status)
    {
        var before = Self!;
        Put(turn.Now, Self = before with { Status = status, Version = before.Version + 1 });
    }

    /// <summary>One round: the node is a heartbeat older, and tells somebody.</summary>
    public void Gossip(ProgramTurn turn)
    {
        if (Self is null)
        {
            return;
        }

        Announce(turn, Self.Status);
        var alive = Others.Where(one => IsAlive(one.Name, turn.Now)).ToList();
        if (alive.Count > 0)
        {
            turn.Sends(alive[Pick(turn, alive.Count)].Address, new GossipSyn(All));
        }

        var silent = Others.Where(one => one.Status != EndpointStatus.Left && !IsAlive(one.Name, turn.Now)).ToList();
        if (silent.Count > 0 && turn.Draw() * (alive.Count + 1) < silent.Count)
        {
            turn.Sends(silent[Pick(turn, silent.Count)].Address, new GossipSyn(All));
        }

        var seeds = settings.Seeds.Where(seed => seed != Self.Name).ToList();
        if (seeds.Count > 0 && turn.Draw() * (alive.Count + 1) < 1 && turn.AddressOf(seeds[Pick(turn, seeds.Count)]) is { } seed)
        {
            turn.Sends(seed, new GossipSyn(All));
        }
    }

    /// <summary>Everybody alive is told at once.</summary>
    public void Tell(ProgramTurn turn)
    {
        foreach (var one in Others.Where(one => IsAlive(one.Name, turn.Now)))
        {
            turn.Sends(one.Address, new GossipSyn(All));
        }
    }

    public void Take(ProgramTurn turn, NodeName from, GossipSyn gossip)
    {
        Merge(turn.Now, gossip.Endpoints);
        var theirs = gossip.Endpoints.ToDictionary(one => one.Name, StringComparer.Ordinal);
        var newer = _known.Values.Where(one => !theirs.TryGetValue(one.Name, out var other) || one.IsNewerThan(other)).ToImmutableArray();
        if (!newer.IsEmpty)
        {
            turn.Sends(from, new GossipAck(newer));
        }
    }

    public void Merge(Instant now, ImmutableArray<Endpoint> news)
    {
        foreach (var one in news)
        {
            if (one.Name != Self?.Name && (!_known.TryGetValue(one.Name, out var known) || one.IsNewerThan(known)))
            {
                Put(now, one);
            }
        }
    }

    public Endpoint? Named(string name) => _known.GetValueOrDefault(name);

    public bool IsAlive(string name, Instant now) =>
        name == Self?.Name || (_heard.TryGetValue(name, out var heard) && now - heard < settings.Convict && _known[name].Status != EndpointStatus.Left);

    /// <summary>Whether a node is alive and answers reads.</summary>
    public bool Serves(string name, Instant now) => IsAlive(name, now) && _known[name].Serves;

    /// <summary>How long a node has been silent.</summary>
    public TimeSpan SilentFor(string name, Instant now) => _heard.TryGetValue(name, out var heard) ? now - heard : TimeSpan.Zero;

    /// <summary>Who owns a row.</summary>
    public List<string> Replicas(string key) =>
        (_now ??= RingOf(static one => one.IsInRing)).Replicas(Row.TokenOf(key), settings.Replication);

    /// <summary>Who will own it once every change of the ring is through.</summary>
    public List<string> LaterReplicas(string key) =>
        (_later ??= RingOf(static one => one.WillBeInRing)).Replicas(Row.TokenOf(key), settings.Replication);

    /// <summary>The ring with one more node on it.</summary>
    public Ring With(string name, string rack) => new(
        _known.Values.Where(one => one.WillBeInRing && one.Name != name).Select(static one => (one.Name, one.Rack)).Append((name, rack)),
        settings.Tokens);

    /// <summary>A number for the next thing that is asked of another node.</summary>
    public long NextOperation() => ++_operations;

    private static int Pick(ProgramTurn turn, int count) => Math.Min((int)(turn.Draw() * count), count - 1);

    private Ring RingOf(Func<Endpoint, bool> belongs) =>
        new(_known.Values.Where(belongs).Select(static one => (one.Name, one.Rack)), settings.Tokens);

    private void Put(Instant now, Endpoint news)
    {
        if (!_known.TryGetValue(news.Name, out var before) || before.Status != news.Status || before.Rack != news.Rack)
        {
            (_now, _later) = (null, null);
        }

        _known[news.Name] = news;
        _heard[news.Name] = now;
    }
}
