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
    private readonly TimeSpan? _ahead;
    private TimeSpan _promised = TimeSpan.MinValue;

    /// <summary>A journal in the given file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="streamed">Whether a whole world recovers from one pass over the journal; else each entity asks for itself.</param>
    /// <param name="ahead">
    /// For a world that may be killed at any time: how far ahead of its time the clock in the file is kept, so that the next one can go on
    /// where no time has been yet; null keeps none while the world runs.
    /// </param>
    public SqliteJournal(string path, bool streamed = true, TimeSpan? ahead = null)
    {
        _path = path;
        _ahead = ahead;
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
    public void Start()
    {
        if (_ahead is null)
        {
            SqliteFile.ForgetClock(_path);
        }
        else
        {
            _promised = TimeSpan.MinValue;
            Reach(StoppedAt);
        }
    }

    /// <summary>The world's time has come that far: the clock is moved on before time can overtake it.</summary>
    public void Reach(TimeSpan now)
    {
        if (_ahead is { } ahead && (_promised == TimeSpan.MinValue || now > _promised - (ahead / 2)))
        {
            _promised = now + ahead;
            SqliteFile.WriteClock(_path, _promised);
        }
    }

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
