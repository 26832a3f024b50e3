using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>A node's rows, in its folder.</summary>
internal static class Table
{
    private const string Prefix = "row/";

    public static Cell? Read(Folder folder, string key) => folder.Read<Cell>(Prefix + key);

    public static void Write(Folder folder, Row row, CassandraSettings settings)
    {
        if (row.Cell.IsNewerThan(Read(folder, row.Key)))
        {
            folder.Write(Prefix + row.Key, row.Cell);
        }

        if (settings.CommitLogSync == TimeSpan.Zero)
        {
            folder.Sync();
        }
    }

    public static List<Row> Rows(Folder folder)
    {
        var rows = new List<Row>();
        foreach (var name in folder.Names.Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            rows.Add(new Row(name[Prefix.Length..], folder.Read<Cell>(name)!));
        }

        return rows;
    }

    /// <summary>Compaction: tombstones that are old enough go, and nothing tells any more that there was a row.</summary>
    public static void Compact(ProgramTurn turn, CassandraSettings settings)
    {
        foreach (var row in Rows(turn.Folder))
        {
            if (IsPurgeable(row.Cell, turn, settings))
            {
                turn.Folder.Delete(Prefix + row.Key);
            }
        }

        turn.Folder.Sync();
    }

    public static bool IsPurgeable(Cell cell, ProgramTurn turn, CassandraSettings settings) =>
        cell.IsDeleted && turn.Now - cell.DeletedAt >= settings.GcGrace;
}
