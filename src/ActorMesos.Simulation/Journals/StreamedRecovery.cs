using ActorMesos.Simulation.Worlds;
using Akka.Persistence;
using Akka.Persistence.Query;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>
/// Everything in a journal, read in one pass: the events through the plug-in's read journal, and of each id the latest snapshot.
/// Recovering the entities of a whole world one by one would take one query each.
/// </summary>
public sealed class StreamedRecovery
{
    private readonly Dictionary<string, List<IPersistentRepresentation>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelectedSnapshot> _snapshots = new(StringComparer.Ordinal);

    /// <summary>The ids of which there is anything.</summary>
    public IEnumerable<string> Ids => _events.Keys.Union(_snapshots.Keys, StringComparer.Ordinal);

    /// <summary>Reads the journal.</summary>
    public static StreamedRecovery Read(PoweredSystem powered, string path)
    {
        ArgumentNullException.ThrowIfNull(powered);
        var recovery = new StreamedRecovery();
        if (!HasTable(path, "journal"))
        {
            return recovery;
        }

        recovery.ReadSnapshots(powered, path);
        powered.OffTheLoopWithTime(() =>
        {
            var system = powered.System;
            var settings = ActorMaterializerSettings.Create(system).WithDispatcher("actormesos.io-dispatcher");
            using var materializer = system.Materializer(settings);
            var journal = PersistenceQuery.Get(system).ReadJournalFor<SqlReadJournal>("akka.persistence.query.journal.sql");
            journal.CurrentAllEvents(Offset.NoOffset()).RunForeach(recovery.Add, materializer).GetAwaiter().GetResult();
        });
        return recovery;
    }

    /// <summary>The ids of which a journal holds anything.</summary>
    public static IReadOnlyList<string> IdsIn(string path)
    {
        var ids = new List<string>();
        if (!HasTable(path, "journal"))
        {
            return ids;
        }

        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT persistence_id FROM journal";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    /// <summary>The latest snapshot of the id that the criteria allow, if there is one.</summary>
    public SelectedSnapshot? Snapshot(string persistenceId) => _snapshots.GetValueOrDefault(persistenceId);

    /// <summary>The events of the id, in their order.</summary>
    public IReadOnlyList<IPersistentRepresentation> Events(string persistenceId) => _events.GetValueOrDefault(persistenceId) ?? [];

    /// <summary>The id has been recovered: what comes later is read from the journal itself.</summary>
    public bool Forget(string persistenceId)
    {
        _snapshots.Remove(persistenceId);
        return _events.Remove(persistenceId);
    }

    /// <summary>Whether the id has been read and not been recovered yet.</summary>
    public bool Has(string persistenceId) => _events.ContainsKey(persistenceId);

    private void Add(EventEnvelope envelope)
    {
        if (!_events.TryGetValue(envelope.PersistenceId, out var events))
        {
            events = [];
            _events.Add(envelope.PersistenceId, events);
        }

        events.Add(new Persistent(envelope.Event, envelope.SequenceNr, envelope.PersistenceId));
    }

    private void ReadSnapshots(PoweredSystem powered, string path)
    {
        if (!HasTable(path, "snapshot"))
        {
            return;
        }

        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT persistence_id, MAX(sequence_number), created, snapshot, serializer_id, manifest
            FROM snapshot GROUP BY persistence_id
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (id, sequence) = (reader.GetString(0), reader.GetInt64(1));
            var snapshot = powered.System.Serialization.Deserialize(reader.GetFieldValue<byte[]>(3), reader.GetInt32(4), reader.GetString(5));
            var metadata = new SnapshotMetadata(id, sequence, new DateTime(reader.GetInt64(2), DateTimeKind.Utc));
            _snapshots.Add(id, new SelectedSnapshot(metadata, snapshot));
        }
    }

    private static bool HasTable(string path, string table)
    {
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return (long)command.ExecuteScalar()! > 0;
    }
}
