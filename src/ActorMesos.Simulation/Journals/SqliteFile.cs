using ActorMesos.Domain.Decisions;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>A SQLite file as ours: made, checked, and told from others by two numbers in its header.</summary>
public static class SqliteFile
{
    private const int ApplicationId = 0x414D6573;
    private const int Version = 1;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>Makes a new file.</summary>
    /// <returns>Why it could not be made, or null.</returns>
    public static Refusal? Create(string path)
    {
        if (File.Exists(path))
        {
            return new Refusal("journal-exists", $"the journal {path} exists; continue it with --resume, or name another file");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
            Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; PRAGMA journal_mode = WAL;");
            return null;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new Refusal("journal-writable", $"the journal {path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>The files that SQLite keeps beside a file while it is open.</summary>
    public static IReadOnlyList<string> Beside(string path) => [$"{path}-wal", $"{path}-shm"];

    /// <summary>Takes a file away with what lies beside it; what is gone already, its folder perhaps with it, is left at that.</summary>
    public static void Delete(string path) => Beside(path).Prepend(path).Where(File.Exists).ToList().ForEach(File.Delete);

    /// <summary>Looks at a file that is to be continued, without changing it.</summary>
    /// <returns>Why it cannot be continued, or null.</returns>
    public static Refusal? Check(string path)
    {
        if (!File.Exists(path))
        {
            return new Refusal("journal-missing", $"there is no journal {path} to resume; run without --resume to make one");
        }

        try
        {
            long application;
            long version;
            using (var connection = Open(path, SqliteOpenMode.ReadOnly))
            {
                application = Number(connection, "PRAGMA application_id");
                version = Number(connection, "PRAGMA user_version");
                Number(connection, "SELECT count(*) FROM sqlite_master");
            }

            if (application == ApplicationId && version == Version && HasEvents(path) && ReadClock(path) is null)
            {
                return new Refusal(
                    "journal-closed",
                    $"the journal {path} was not closed: the run that wrote it was killed, and nobody knows at which virtual time; start a new one");
            }

            if (application != ApplicationId)
            {
                return new Refusal("journal-ours", $"{path} is a database, but not a journal of ActorMesos");
            }

            if (version != Version)
            {
                return new Refusal("journal-version", $"the journal {path} has version {version}; this build reads version {Version}");
            }

            using var writable = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return null;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            return new Refusal("journal-free", $"the journal {path} is locked by another program; wait until that has ended");
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
        {
            return new Refusal("journal-database", $"{path} is not a SQLite database, or it is damaged: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Refusal("journal-writable", $"the journal {path} cannot be written: {failure.Message}");
        }
    }

    /// <summary>Moves what lies in the write-ahead log into the file itself, so that the one file is the whole journal.</summary>
    public static void Close(string path)
    {
        SqliteConnection.ClearAllPools();
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>The virtual time at which the world in the file went off; null if it never did.</summary>
    public static TimeSpan? ReadClock(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return HasClock(connection) && Number(connection, "SELECT count(*) FROM world_clock") > 0
            ? TimeSpan.FromTicks(Number(connection, "SELECT ticks FROM world_clock"))
            : null;
    }

    /// <summary>The world in the file goes on.</summary>
    public static void ForgetClock(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        if (HasClock(connection))
        {
            Execute(connection, "DELETE FROM world_clock;");
        }
    }

    /// <summary>Keeps the virtual time at which the world in the file went off.</summary>
    public static void WriteClock(string path, TimeSpan at)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var whole = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = whole;
        command.CommandText =
            "CREATE TABLE IF NOT EXISTS world_clock (ticks INTEGER NOT NULL); DELETE FROM world_clock; INSERT INTO world_clock (ticks) VALUES ($ticks)";
        command.Parameters.AddWithValue("$ticks", at.Ticks);
        command.ExecuteNonQuery();
        whole.Commit();
    }

    /// <summary>A connection that is not pooled, so that the file is free when it is closed.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Whether a world has ever written to the file.</summary>
    public static bool HasEvents(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'journal'") > 0;
    }

    private static bool HasClock(SqliteConnection connection) =>
        Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'world_clock'") > 0;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() as long? ?? throw new InvalidOperationException("a number is missing in it");
    }
}
