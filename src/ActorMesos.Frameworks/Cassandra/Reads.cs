using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// What a node does as coordinator of reads: it asks as many replicas as the client wants, takes the newest, and has those write it that
/// had something older before it answers (blocking read repair).
/// </summary>
internal sealed class Reads(CassandraSettings settings, Membership members)
{
    public const string Due = "read ";

    private readonly Dictionary<long, Pending> _pending = [];
    private long _repairs;

    public void Take(ProgramTurn turn, NodeName client, ReadRequest request)
    {
        var serving = members.Replicas(request.Key).Where(name => members.Serves(name, turn.Now)).ToList();
        var needed = request.Consistency.Of(settings.Replication);
        if (serving.Count < needed)
        {
            turn.Sends(client, new Answer(request.Request, Outcome.Unavailable));
            return;
        }

        var operation = members.NextOperation();
        var pending = new Pending(client, request);
        _pending.Add(operation, pending);
        turn.WantsToWake(settings.ReadTimeout, string.Create(CultureInfo.InvariantCulture, $"{Due}{operation}"));
        var asked = Enumerable.Range(0, needed).Select(i => serving[(int)((operation + i) % serving.Count)]).ToList();
        pending.Waiting.AddRange(asked);
        foreach (var name in asked)
        {
            if (name == members.Self!.Name)
            {
                Found(turn, new RowFound(operation, name, Table.Read(turn.Folder, request.Key)));
            }
            else
            {
                turn.Sends(members.Named(name)!.Address, new ReadRow(operation, request.Key));
            }
        }
    }

    public void Found(ProgramTurn turn, RowFound found)
    {
        if (!_pending.TryGetValue(found.Operation, out var pending) || pending.IsRepairing || !pending.Waiting.Remove(found.Name))
        {
            return;
        }

        pending.Found.Add(found);
        if (pending.Waiting.Count == 0)
        {
            Resolve(turn, found.Operation, pending);
        }
    }

    public void Done(ProgramTurn turn, MutationDone done)
    {
        if (_pending.TryGetValue(done.Operation, out var pending) && pending.IsRepairing && pending.Waiting.Remove(done.Name) && pending.Waiting.Count == 0)
        {
            Reply(turn, done.Operation, pending);
        }
    }

    public void Woken(ProgramTurn turn, long operation)
    {
        if (_pending.Remove(operation, out var pending))
        {
            turn.Sends(pending.Client, new Answer(pending.Request.Request, Outcome.TimedOut));
        }
    }

    private void Resolve(ProgramTurn turn, long operation, Pending pending)
    {
        Cell? newest = null;
        foreach (var found in pending.Found)
        {
            newest = found.Cell is { } cell && cell.IsNewerThan(newest) ? cell : newest;
        }

        pending.Newest = newest;
        pending.IsRepairing = true;
        if (newest is not null && !Table.IsPurgeable(newest, turn, settings))
        {
            Repair(turn, operation, pending, new Row(pending.Request.Key, newest));
        }

        if (pending.Waiting.Count == 0)
        {
            Reply(turn, operation, pending);
        }
    }

    private void Repair(ProgramTurn turn, long operation, Pending pending, Row row)
    {
        foreach (var found in pending.Found.Where(found => row.Cell.IsNewerThan(found.Cell)))
        {
            turn.Measures("cassandra.read-repairs", ++_repairs);
            if (found.Name == members.Self!.Name)
            {
                Table.Write(turn.Folder, row, settings);
            }
            else
            {
                pending.Waiting.Add(found.Name);
                turn.Sends(members.Named(found.Name)!.Address, new Mutation(operation, row));
            }
        }
    }

    private void Reply(ProgramTurn turn, long operation, Pending pending)
    {
        _pending.Remove(operation);
        turn.Sends(pending.Client, new Answer(pending.Request.Request, Outcome.Done, pending.Newest));
    }

    private sealed class Pending(NodeName client, ReadRequest request)
    {
        public NodeName Client => client;

        public ReadRequest Request => request;

        public List<string> Waiting { get; } = [];

        public List<RowFound> Found { get; } = [];

        public Cell? Newest { get; set; }

        /// <summary>Whether all have answered, and some write what they lacked.</summary>
        public bool IsRepairing { get; set; }
    }
}
