using ActorMesos.Simulation.Journals;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>A file is made only where none is, continued only when it is ours, and never touched otherwise.</summary>
public sealed class SqliteFileSpecs : IDisposable
{
    private readonly TemporaryFile _file = new();

    [Fact]
    public void makes_a_file_that_can_be_continued()
    {
        SqliteFile.Create(_file.Name).ShouldBeNull();
        SqliteFile.Check(_file.Name).ShouldBeNull();
    }

    [Fact]
    public void makes_the_folders_that_are_missing()
    {
        var path = Path.Combine(Path.GetDirectoryName(_file.Name)!, "a", "b", "journal.db");
        SqliteFile.Create(path).ShouldBeNull();
        SqliteFile.Check(path).ShouldBeNull();
    }

    [Fact]
    public void takes_away_what_is_there_and_minds_neither_a_file_nor_a_folder_that_is_gone()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_file.Name)!, "run");
        var path = Path.Combine(folder, "journal.db");
        SqliteFile.Create(path).ShouldBeNull();

        SqliteFile.Delete(path);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();

        Directory.Delete(folder);
        Should.NotThrow(() => SqliteFile.Delete(path));
    }

    [Fact]
    public void does_not_make_a_file_over_another()
    {
        File.WriteAllText(_file.Name, "precious");
        SqliteFile.Create(_file.Name)!.Rule.ShouldBe("journal-exists");
        File.ReadAllText(_file.Name).ShouldBe("precious");
    }

    [Fact]
    public void does_not_make_a_file_where_nothing_can_be_written()
    {
        File.WriteAllText(_file.Name, "a file, no folder");
        SqliteFile.Create(Path.Combine(_file.Name, "journal.db"))!.Rule.ShouldBe("journal-writable");
    }

    [Fact]
    public void does_not_continue_what_is_not_there()
    {
        SqliteFile.Check(_file.Name)!.Rule.ShouldBe("journal-missing");
        File.Exists(_file.Name).ShouldBeFalse();
    }

    [Theory]
    [InlineData("this is no database, but some text that is longer than the header of one would be, so that it is looked at in earnest")]
    [InlineData("short")]
    public void does_not_continue_what_is_no_database(string text)
    {
        File.WriteAllText(_file.Name, text);
        ShouldRefuseUntouched("journal-database");
    }

    [Fact]
    public void does_not_continue_an_empty_file()
    {
        File.WriteAllText(_file.Name, "");
        ShouldRefuseUntouched("journal-ours");
    }

    [Fact]
    public void does_not_continue_somebody_elses_database()
    {
        Execute("CREATE TABLE precious (a); INSERT INTO precious VALUES (1)");
        ShouldRefuseUntouched("journal-ours");
    }

    [Fact]
    public void does_not_continue_a_journal_of_another_version()
    {
        SqliteFile.Create(_file.Name).ShouldBeNull();
        Execute("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)");
        ShouldRefuseUntouched("journal-version").ShouldContain("version 2");
    }

    [Fact]
    public void does_not_continue_what_cannot_be_written()
    {
        SqliteFile.Create(_file.Name).ShouldBeNull();
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Whoever may do everything may write this file too.
            return;
        }

        File.SetUnixFileMode(_file.Name, UnixFileMode.UserRead);
        ShouldRefuseUntouched("journal-writable");
    }

    [Fact]
    public void leaves_a_good_file_as_it_is()
    {
        SqliteFile.Create(_file.Name).ShouldBeNull();
        var before = File.ReadAllBytes(_file.Name);
        SqliteFile.Check(_file.Name).ShouldBeNull();
        File.ReadAllBytes(_file.Name).ShouldBe(before);
    }

    public void Dispose() => _file.Dispose();

    private string ShouldRefuseUntouched(string rule)
    {
        var before = File.ReadAllBytes(_file.Name);
        var refusal = SqliteFile.Check(_file.Name).ShouldNotBeNull();
        refusal.Rule.ShouldBe(rule);
        refusal.Reason.ShouldContain(_file.Name);
        File.ReadAllBytes(_file.Name).ShouldBe(before);
        return refusal.Reason;
    }

    private void Execute(string sql)
    {
        using var connection = SqliteFile.Open(_file.Name, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
