using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>Writes that a node keeps for another one that is down, or has not answered (hinted handoff).</summary>
internal sealed class Hints(CassandraSettings settings, Membership members)
{
    private const string Prefix = "hint/";
    private const int BatchMost = 256;
    private readonly Dictionary<long, (string File, Hint Hint)> _sent = [];

    public void Keep(ProgramTurn turn, string name, Row row)
    {
        if (members.SilentFor(name, turn.Now) >= settings.HintWindow)
        {
            return;
        }

        var file = $"{Prefix}{name}/{row.Key}";
        if (row.Cell.IsNewerThan(turn.Folder.Read<Hint>(file)?.Row.Cell))
        {
            turn.Folder.Write(file, new Hint(row, turn.Now));
            Measure(turn);
        }
    }

    /// <summary>Those whose node is up are sent again; those that are too old, so that a tombstone may be forgotten by now, are dropped.</summary>
    public void Replay(ProgramTurn turn)
    {
        _sent.Clear();
        foreach (var file in turn.Folder.Names.Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToList())
        {
            var hint = turn.Folder.Read<Hint>(file)!;
            var name = file[Prefix.Length..file.IndexOf('/', Prefix.Length)];
            if (turn.Now - hint.At >= settings.GcGrace || members.Named(name) is { Status: EndpointStatus.Left })
            {
                turn.Folder.Delete(file);
                Measure(turn);
            }
            else if (_sent.Count < BatchMost && members.IsAlive(name, turn.Now))
            {
                var operation = members.NextOperation();
                _sent.Add(operation, (file, hint));
                turn.Sends(members.Named(name)!.Address, new Mutation(operation, hint.Row));
            }
        }
    }

    public void Done(ProgramTurn turn, MutationDone done)
    {
        if (_sent.Remove(done.Operation, out var sent) && Equals(turn.Folder.Read<Hint>(sent.File), sent.Hint))
        {
            turn.Folder.Delete(sent.File);
            Measure(turn);
        }
    }

    private static void Measure(ProgramTurn turn) =>
        turn.Measures("cassandra.hints", turn.Folder.Names.Count(static name => name.StartsWith(Prefix, StringComparison.Ordinal)));

    private sealed record Hint(Row Row, Instant At);
}
