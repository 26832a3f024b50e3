using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>How a node leaves the ring (<c>nodetool decommission</c>): who will own its rows gets them, and then its process ends.</summary>
internal sealed class Departure(CassandraSettings settings, Membership members)
{
    public const string Next = "leave";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _awaited = new(StringComparer.Ordinal);
    private bool _isStreaming;

    public void Begin(ProgramTurn turn)
    {
        if (members.Self is { Status: EndpointStatus.Normal })
        {
            members.Announce(turn, EndpointStatus.Leaving);
            members.Tell(turn);
            turn.WantsToWake(settings.RingDelay, Next);
        }
    }

    /// <summary>Sends each new owner its rows, until all have them.</summary>
    public void Stream(ProgramTurn turn)
    {
        if (members.Self is not { Status: EndpointStatus.Leaving })
        {
            return;
        }

        var handovers = new SortedDictionary<string, List<Row>>(StringComparer.Ordinal);
        foreach (var row in Table.Rows(turn.Folder))
        {
            foreach (var name in members.LaterReplicas(row.Key).Except(members.Replicas(row.Key), StringComparer.Ordinal))
            {
                (handovers.TryGetValue(name, out var rows) ? rows : handovers[name] = []).Add(row);
            }
        }

        // Who was to own them may have left, or gone, meanwhile.
        _isStreaming = true;
        _awaited.Clear();
        _awaited.UnionWith(handovers.Keys.Where(name => !_done.Contains(name)));
        foreach (var name in _awaited)
        {
            turn.Sends(members.Named(name)!.Address, new Handover([.. handovers[name]]));
        }

        LeaveIfComplete(turn);
        turn.WantsToWake(Again, Next);
    }

    public void Done(ProgramTurn turn, HandoverDone done)
    {
        _done.Add(done.Name);
        if (_awaited.Remove(done.Name))
        {
            LeaveIfComplete(turn);
        }
    }

    public void Take(ProgramTurn turn, Handover handover)
    {
        foreach (var row in handover.Rows)
        {
            Table.Write(turn.Folder, row, settings);
        }

        turn.Folder.Sync();
    }

    private void LeaveIfComplete(ProgramTurn turn)
    {
        if (_isStreaming && _awaited.Count == 0)
        {
            members.Announce(turn, EndpointStatus.Left);
            members.Tell(turn);

            // Should the process be started again, it must not serve what is no longer its own, and out of date.
            turn.Folder.Names.ToList().ForEach(turn.Folder.Delete);
            turn.Folder.Sync();
            turn.Happens(new CassandraNodeLeft(turn.Place.Task.Name));
            turn.Exits(0);
        }
    }
}
