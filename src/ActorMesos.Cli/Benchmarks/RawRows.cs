using System.Diagnostics;
using ActorMesos.Simulation.Journals;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>What SQLite itself does with the rows of a journal: the same table and indexes, one transaction for many rows.</summary>
internal static class RawRows
{
    private const int BatchSize = 10_000;

    public static double Measure(string journal, string target)
    {
        SqliteFile.Create(target);
        var rows = Read(journal, out var schema);
        using var connection = SqliteFile.Open(target, SqliteOpenMode.ReadWrite);
        foreach (var statement in schema)
        {
            using var create = connection.CreateCommand();
#pragma warning disable CA2100 // The journal's own schema.
            create.CommandText = statement;
#pragma warning restore CA2100
            create.ExecuteNonQuery();
        }

        var watch = Stopwatch.StartNew();
        for (var start = 0; start < rows.Count; start += BatchSize)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = """
                INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
                VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
                """;
            for (var column = 0; column < 8; column++)
            {
                insert.Parameters.Add(new SqliteParameter($"${column}", null));
            }

            foreach (var row in rows.Skip(start).Take(BatchSize))
            {
                for (var column = 0; column < 8; column++)
                {
                    insert.Parameters[column].Value = row[column];
                }

                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return rows.Count / watch.Elapsed.TotalSeconds;
    }

    private static List<object[]> Read(string journal, out List<string> schema)
    {
        using var connection = SqliteFile.Open(journal, SqliteOpenMode.ReadOnly);
        schema = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT sql FROM sqlite_master WHERE tbl_name = 'journal' AND sql IS NOT NULL ORDER BY type DESC";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                schema.Add(reader.GetString(0));
            }
        }

        var rows = new List<object[]>();
        using var select = connection.CreateCommand();
        select.CommandText =
            "SELECT created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid FROM journal ORDER BY ordering";
        using var all = select.ExecuteReader();
        while (all.Read())
        {
            var row = new object[8];
            all.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
