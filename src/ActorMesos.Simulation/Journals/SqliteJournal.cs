using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Worlds;
using Akka.Configuration;
using Akka.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>Keeps everything in one SQLite file, through Akka.Persistence.Sql. The file exists and has been checked.</summary>
public sealed class SqliteJournal : IJournal
{
    private readonly string _path;
    private readonly bool _streamed;

    /// <summary>A journal in the given file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="streamed">Whether a whole world recovers from one pass over the journal; else each entity asks for itself.</param>
    public SqliteJournal(string path, bool streamed = true)
    {
        _path = path;
        _streamed = streamed;
        var connection = new SqliteConnectionStringBuilder { DataSource = path }.ToString()
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        Config = ConfigurationFactory.ParseString($$"""
            akka.persistence.journal.sql.connection-string = "{{connection}}"
            akka.persistence.snapshot-store.sql.connection-string = "{{connection}}"
            """)
            .WithFallback(EmbeddedConfig.Read("journal.sqlite.conf"))
            .WithFallback(SqlPersistence.DefaultConfiguration);
    }

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public Config Config { get; }

    /// <inheritdoc/>
    public TimeSpan StoppedAt => Read(() => SqliteFile.ReadClock(_path) ?? TimeSpan.Zero);

    /// <inheritdoc/>
    public void Start() => SqliteFile.ForgetClock(_path);

    /// <inheritdoc/>
    public void Stop(TimeSpan at) => SqliteFile.WriteClock(_path, at);

    /// <inheritdoc/>
    public IStore Open(PoweredSystem powered)
    {
        ArgumentNullException.ThrowIfNull(powered);
        if (!_streamed)
        {
            return new SqlStore(powered.System, Read(() => StreamedRecovery.IdsIn(_path)));
        }

        var recovery = Read(() => StreamedRecovery.Read(powered.System, _path));
        return new RecoveredStore(new SqlStore(powered.System, recovery.Ids), recovery);
    }

    /// <inheritdoc/>
    public void Dispose() => SqliteFile.Close(_path);

    /// <summary>Whatever goes wrong while the file is read is the file's fault, which somebody may have damaged or made otherwise.</summary>
    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is SqliteException or ArgumentException or InvalidOperationException
            or InvalidCastException or FormatException or OverflowException)
        {
            throw new JournalException($"the journal {_path} cannot be read: {failure.Message}", failure);
        }
    }
}
