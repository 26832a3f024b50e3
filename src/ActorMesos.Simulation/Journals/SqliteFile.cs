using ActorMesos.Domain.Decisions;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Journals;

/// <summary>A SQLite file as ours: made, checked, and told from others by two numbers in its header.</summary>
public static class SqliteFile
{
    private const int ApplicationId = 0x414D6573;
    private const int Version = 1;

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
        catch (SqliteException failure)
        {
            return new Refusal("journal-database", $"{path} is not a SQLite database: {failure.Message}");
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

    /// <summary>The virtual time at which the world in the file went off.</summary>
    public static TimeSpan ReadClock(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'world_clock'") == 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Number(connection, "SELECT ticks FROM world_clock"));
    }

    /// <summary>Keeps the virtual time at which the world in the file went off.</summary>
    public static void WriteClock(string path, TimeSpan at)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        Execute(connection, "CREATE TABLE IF NOT EXISTS world_clock (ticks INTEGER NOT NULL); DELETE FROM world_clock;");
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO world_clock (ticks) VALUES ($ticks)";
        command.Parameters.AddWithValue("$ticks", at.Ticks);
        command.ExecuteNonQuery();
    }

    /// <summary>A connection that is not pooled, so that the file is free when it is closed.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

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
        return (long)command.ExecuteScalar()!;
    }
}
