using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// How a node comes onto the ring: it asks a seed who there is; one that has been on it serves at once; a new one announces itself,
/// streams what will be its own, and serves then. Seeds do not stream when they are new, so that a first one can begin alone.
/// </summary>
internal sealed class Arrival(CassandraSettings settings, Membership members)
{
    public const string Asking = "ask seeds";
    public const string Streaming = "stream";
    public const string Sending = "send rows ";

    private const string Local = "system/local";
    private static readonly TimeSpan StreamAgain = TimeSpan.FromSeconds(10);

    private readonly SortedSet<string> _awaited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodeName> _owed = new(StringComparer.Ordinal);
    private Instant _startedAt;
    private bool _isStreaming;
    private long _streamed;

    /// <summary>Whether the node asks its seeds who there is.</summary>
    public bool IsAsking => members.Self is null;

    public bool IsSeed(ProgramTurn turn) => settings.Seeds.Contains(turn.Place.Task.Name);

    public void Start(ProgramTurn turn)
    {
        _startedAt = turn.Now;
        Ask(turn);
    }

    /// <summary>Asks again, until the time is up: a seed can do without an answer, and no other node.</summary>
    public void Ask(ProgramTurn turn)
    {
        if (!IsAsking)
        {
            return;
        }

        var seeds = settings.Seeds.Where(seed => seed != turn.Place.Task.Name).ToList();
        var isOver = turn.Now - _startedAt >= settings.RingDelay;
        if (IsSeed(turn) && (seeds.Count == 0 || isOver))
        {
            Begin(turn);
            return;
        }

        if (isOver)
        {
            turn.Happens(new CassandraNodeGaveUp(turn.Place.Task.Name, "unable to gossip with any seed"));
            turn.Exits(3);
            return;
        }

        foreach (var address in seeds.Select(turn.AddressOf))
        {
            if (address is { } seed)
            {
                turn.Sends(seed, new ShadowRequest(turn.Place.Task.Name));
            }
        }

        turn.WantsToWake(settings.Gossip, Asking);
    }

    /// <summary>A seed that only starts itself answers with nobody: enough for another seed, and for no other node.</summary>
    public void Answered(ProgramTurn turn, ShadowAnswer answer)
    {
        if (!IsAsking || (answer.Endpoints.IsEmpty && !IsSeed(turn)))
        {
            return;
        }

        members.Merge(turn.Now, answer.Endpoints);
        Begin(turn);
    }

    /// <summary>The node lives: what it finds on its disk at the next start is from now.</summary>
    public void Live(ProgramTurn turn)
    {
        turn.Folder.Write(Local, new LocalState(turn.Now, members.Self!.Rack));
        turn.Folder.Sync();
    }

    /// <summary>Rows that a newcomer will own, once it has taken the time that they take.</summary>
    public void Owe(ProgramTurn turn, NodeName from, StreamRequest request)
    {
        var key = $"{request.Name} {request.Rack}";
        _owed[key] = from;
        turn.WantsToWake(settings.StreamTime(RowsFor(turn, key).Length), Sending + key);
    }

    public void Send(ProgramTurn turn, string newcomer)
    {
        if (_owed.Remove(newcomer, out var to))
        {
            turn.Sends(to, new StreamedRows(members.Self!.Name, RowsFor(turn, newcomer)));
        }
    }

    public void Take(ProgramTurn turn, StreamedRows streamed)
    {
        foreach (var row in streamed.Rows)
        {
            Table.Write(turn.Folder, row, settings);
        }

        if (_awaited.Remove(streamed.Name))
        {
            _streamed += (long)streamed.Rows.Length * settings.RowBytes;
            turn.Measures("cassandra.bytes-streamed", _streamed);
            turn.Counts("bytes streamed", (double)streamed.Rows.Length * settings.RowBytes);
            JoinIfComplete(turn);
        }
    }

    /// <summary>Begins to stream; again, those that have not answered are asked again.</summary>
    public void Stream(ProgramTurn turn)
    {
        if (members.Self is not { Status: EndpointStatus.Joining or EndpointStatus.Replacing } self)
        {
            return;
        }

        var holders = members.Others.Where(static one => one.Serves).ToList();
        if (!_isStreaming)
        {
            _isStreaming = true;
            _awaited.UnionWith(holders.Select(static one => one.Name));
        }

        _awaited.IntersectWith(holders.Select(static one => one.Name));
        foreach (var source in holders.Where(one => _awaited.Contains(one.Name) && members.IsAlive(one.Name, turn.Now)))
        {
            turn.Sends(source.Address, new StreamRequest(self.Name, self.Rack));
        }

        JoinIfComplete(turn);
        turn.WantsToWake(StreamAgain, Streaming);
    }

    private void Begin(ProgramTurn turn)
    {
        var last = turn.Folder.Read<LocalState>(Local);
        if (last is not null && settings.ChecksDataResurrection && turn.Now - last.LastAlive >= settings.GcGrace)
        {
            turn.Happens(new CassandraNodeEmptied(turn.Place.Task.Name, "it was away for longer than gc_grace_seconds"));
            turn.Folder.Names.ToList().ForEach(turn.Folder.Delete);
            turn.Folder.Sync();
            last = null;
        }

        var isKnown = members.Named(turn.Place.Task.Name) is { IsInRing: true };
        var status = last is not null ? EndpointStatus.Normal
            : isKnown ? (settings.StreamsWhenReplacing ? EndpointStatus.Replacing : EndpointStatus.Normal)
            : IsSeed(turn) || !members.Others.Any(static one => one.IsInRing) ? EndpointStatus.Normal
            : EndpointStatus.Joining;
        // Which rows are a node's own depends on its rack: it keeps the one that its rows were given to it for, wherever its volume goes.
        members.Announce(turn, status, last?.Rack ?? turn.Place.Attribute("rack") ?? "");
        members.Tell(turn);
        if (status == EndpointStatus.Normal)
        {
            Serve(turn);
        }
        else
        {
            turn.WantsToWake(settings.RingDelay, Streaming);
        }
    }

    private void JoinIfComplete(ProgramTurn turn)
    {
        if (_isStreaming && members.Self is { Serves: false } self && IsComplete(turn, self))
        {
            members.Announce(turn, EndpointStatus.Normal);
            members.Tell(turn);
            Serve(turn);
        }
    }

    /// <summary>
    /// A node that joins needs all that have rows, since one that is away may have what another missed (<c>cassandra.consistent.rangemovement</c>);
    /// one that replaces another needs a source of each row. It waits, where Cassandra ends and is started again.
    /// </summary>
    private bool IsComplete(ProgramTurn turn, Endpoint self)
    {
        var awayMost = self.Status == EndpointStatus.Replacing ? Math.Max(0, settings.Replication - 2) : 0;
        return _awaited.Count <= awayMost && !_awaited.Any(name => members.IsAlive(name, turn.Now));
    }

    private void Serve(ProgramTurn turn)
    {
        Live(turn);
        turn.Happens(new CassandraNodeServes(turn.Place.Task.Name));
        turn.Reports(isHealthy: true);
    }

    private ImmutableArray<Row> RowsFor(ProgramTurn turn, string newcomer)
    {
        var words = newcomer.Split(' ');
        var ring = members.With(words[0], words[1]);
        return [.. Table.Rows(turn.Folder).Where(row => ring.Replicas(Row.TokenOf(row.Key), settings.Replication).Contains(words[0]))];
    }

    private sealed record LocalState(Instant LastAlive, string Rack);
}
