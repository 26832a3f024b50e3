using Akka.Actor;
using Akka.Persistence;
using Akka.Serialization;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>
/// Everything in a journal that a recovery needs, read in one pass: of each id the latest snapshot, and the events after it. Recovering
/// the entities of a whole world one by one would take a query for each.
/// </summary>
/// <remarks>
/// It reads the tables of Akka.Persistence.Sql itself: the plug-in's own stream of all events makes the same objects of the same rows,
/// but takes many times as long for each of them.
/// </remarks>
public sealed class StreamedRecovery
{
    private readonly Dictionary<string, RecoveredEntity> _entities = new(StringComparer.Ordinal);

    /// <summary>The ids of which there is anything.</summary>
    public IEnumerable<string> Ids => _entities.Keys;

    /// <summary>Reads the journal, which may be new and have no tables.</summary>
    /// <param name="system">The actor system whose serializers read events and snapshots.</param>
    /// <param name="path">The SQLite file.</param>
    public static StreamedRecovery Read(ActorSystem system, string path)
    {
        ArgumentNullException.ThrowIfNull(system);
        var recovery = new StreamedRecovery();
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        if (HasTable(connection, "snapshot"))
        {
            recovery.ReadSnapshots(connection, system.Serialization);
        }

        if (HasTable(connection, "journal"))
        {
            recovery.ReadEvents(connection, system.Serialization);
        }

        return recovery;
    }

    /// <summary>The ids of which a journal holds anything.</summary>
    public static IReadOnlyList<string> IdsIn(string path)
    {
        var ids = new List<string>();
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        if (!HasTable(connection, "journal"))
        {
            return ids;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT persistence_id FROM journal";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    /// <summary>What was read of the id; null if there was nothing, or once it has been recovered.</summary>
    internal RecoveredEntity? Find(string persistenceId) => _entities.GetValueOrDefault(persistenceId);

    /// <summary>The id has been recovered: what comes later is read from the journal itself.</summary>
    internal void Forget(string persistenceId) => _entities.Remove(persistenceId);

    private void ReadEvents(SqliteConnection connection, Serialization serialization)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT persistence_id, sequence_number, message, identifier, manifest FROM journal WHERE deleted = 0 ORDER BY ordering";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (id, sequence) = (reader.GetString(0), reader.GetInt64(1));
            if (!_entities.TryGetValue(id, out var entity))
            {
                entity = new RecoveredEntity(null);
                _entities.Add(id, entity);
            }

            // What the snapshot says already is not made again.
            if (sequence > entity.Highest)
            {
                var happened = serialization.Deserialize(reader.GetFieldValue<byte[]>(2), reader.GetInt32(3), reader.GetString(4));
                entity.Add(new Persistent(happened, sequence, id));
            }
        }
    }

    private void ReadSnapshots(SqliteConnection connection, Serialization serialization)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT persistence_id, MAX(sequence_number), created, snapshot, serializer_id, manifest
            FROM snapshot GROUP BY persistence_id
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (id, sequence) = (reader.GetString(0), reader.GetInt64(1));
            var snapshot = serialization.Deserialize(reader.GetFieldValue<byte[]>(3), reader.GetInt32(4), reader.GetString(5));
            var metadata = new SnapshotMetadata(id, sequence, new DateTime(reader.GetInt64(2), DateTimeKind.Utc));
            _entities.Add(id, new RecoveredEntity(new SelectedSnapshot(metadata, snapshot)));
        }
    }

    private static bool HasTable(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return (long)command.ExecuteScalar()! > 0;
    }
}
