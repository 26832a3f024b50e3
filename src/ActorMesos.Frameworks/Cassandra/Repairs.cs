using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>Anti-entropy: a node compares its rows with each replica of them, and both get what the other has newer.</summary>
internal sealed class Repairs(CassandraSettings settings, Membership members)
{
    private long _rows;

    /// <summary>Begins with every node that is up.</summary>
    public void Begin(ProgramTurn turn)
    {
        foreach (var other in members.Others.Where(one => members.Serves(one.Name, turn.Now)))
        {
            var shared = Shared(turn, other.Name).Select(static row => (row.Key, row.Cell.Timestamp)).ToImmutableArray();
            turn.Sends(other.Address, new RepairDigest(members.Self!.Name, shared));
        }
    }

    public void Compare(ProgramTurn turn, NodeName from, RepairDigest digest)
    {
        var theirs = digest.Timestamps.ToDictionary(static one => one.Key, static one => one.Timestamp, StringComparer.Ordinal);
        var newer = Shared(turn, digest.Name)
            .Where(row => !theirs.TryGetValue(row.Key, out var timestamp) || row.Cell.Timestamp > timestamp).ToImmutableArray();
        var wanted = digest.Timestamps
            .Where(one => one.Timestamp > (Table.Read(turn.Folder, one.Key)?.Timestamp ?? long.MinValue))
            .Select(static one => one.Key).ToImmutableArray();
        if (newer.Length + wanted.Length > 0)
        {
            turn.Sends(from, new RepairRows(newer, wanted));
        }
    }

    public void Take(ProgramTurn turn, NodeName from, RepairRows repaired)
    {
        foreach (var row in repaired.Rows)
        {
            Table.Write(turn.Folder, row, settings);
        }

        if (!repaired.Rows.IsEmpty)
        {
            turn.Measures("cassandra.repaired-rows", _rows += repaired.Rows.Length);
        }

        var rows = repaired.Wanted.Select(key => (Key: key, Cell: Table.Read(turn.Folder, key)))
            .Where(static one => one.Cell is not null).Select(static one => new Row(one.Key, one.Cell!)).ToImmutableArray();
        if (!rows.IsEmpty)
        {
            turn.Sends(from, new RepairRows(rows, []));
        }
    }

    /// <summary>The rows here that both should have. Tombstones that may go are left out, as validation compactions leave them out.</summary>
    private IEnumerable<Row> Shared(ProgramTurn turn, string other) => Table.Rows(turn.Folder).Where(row =>
        !Table.IsPurgeable(row.Cell, turn, settings) && members.Replicas(row.Key) is var replicas
        && replicas.Contains(other) && replicas.Contains(members.Self!.Name));
}
