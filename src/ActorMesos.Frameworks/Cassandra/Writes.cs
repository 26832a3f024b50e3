using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// What a node does as coordinator of writes: all replicas get the row, the client is answered once enough have it, and who does not
/// answer gets it later by a hint.
/// </summary>
internal sealed class Writes(CassandraSettings settings, Membership members, Hints hints)
{
    public const string Due = "write ";

    private readonly Dictionary<long, Pending> _pending = [];

    public void Take(ProgramTurn turn, NodeName client, WriteRequest request)
    {
        var cell = new Cell(request.IsDeletion ? 0 : request.Value, request.Timestamp, request.IsDeletion, turn.Now);
        var row = new Row(request.Key, cell);
        var owners = members.Replicas(request.Key);
        var later = members.LaterReplicas(request.Key).Except(owners, StringComparer.Ordinal).ToList();
        var targets = owners.Concat(later).ToList();
        var alive = targets.Where(name => members.IsAlive(name, turn.Now)).ToList();
        var needed = request.Consistency.Of(settings.Replication) + later.Count;
        if (alive.Count < needed)
        {
            turn.Sends(client, new Answer(request.Request, Outcome.Unavailable));
            return;
        }

        var pending = new Pending(client, request.Request, row, needed);
        var operation = members.NextOperation();
        _pending.Add(operation, pending);
        turn.WantsToWake(settings.WriteTimeout, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Due}{operation}"));
        foreach (var name in targets.Except(alive, StringComparer.Ordinal))
        {
            hints.Keep(turn, name, row);
        }

        pending.Waiting.AddRange(alive);
        foreach (var name in alive)
        {
            if (name == members.Self!.Name)
            {
                Table.Write(turn.Folder, row, settings);
                Done(turn, new MutationDone(operation, name));
            }
            else
            {
                turn.Sends(members.Named(name)!.Address, new Mutation(operation, row));
            }
        }
    }

    public void Done(ProgramTurn turn, MutationDone done)
    {
        if (!_pending.TryGetValue(done.Operation, out var pending) || !pending.Waiting.Remove(done.Name))
        {
            return;
        }

        if (--pending.Missing == 0)
        {
            turn.Sends(pending.Client, new Answer(pending.Request, Outcome.Done));
        }

        if (pending.Waiting.Count == 0)
        {
            _pending.Remove(done.Operation);
        }
    }

    public void Woken(ProgramTurn turn, long operation)
    {
        if (!_pending.Remove(operation, out var pending))
        {
            return;
        }

        foreach (var name in pending.Waiting)
        {
            hints.Keep(turn, name, pending.Row);
        }

        if (pending.Missing > 0)
        {
            turn.Sends(pending.Client, new Answer(pending.Request, Outcome.TimedOut));
        }
    }

    private sealed class Pending(NodeName client, long request, Row row, int missing)
    {
        public NodeName Client => client;

        public long Request => request;

        public Row Row => row;

        /// <summary>How many must still answer before the client is answered.</summary>
        public int Missing { get; set; } = missing;

        /// <summary>Who has not answered.</summary>
        public List<string> Waiting { get; } = [];
    }
}
