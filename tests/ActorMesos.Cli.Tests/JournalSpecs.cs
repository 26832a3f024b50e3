using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Cli.Tests;

public sealed class JournalSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public JournalSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_resumed_run_goes_on_where_the_one_before_stopped()
    {
        await RunUntilReserved();
        Reached("first").ShouldContain("resources-reserved");
        Reached("first").ShouldNotContain("volume-created");

        var second = (await _workplace.Run("walk.conf", "--out", "second", "--journal-file", "kept/walk.db", "--resume")).ShouldExitWith(0);

        Reached("second").ShouldContain("volume-created");
        Reached("second").ShouldContain("framework-returned");
        Reached("second").ShouldNotContain("resources-reserved");
        Reached("second").ShouldNotContain("framework-registered");
        Reached("second").ShouldNotContain("slave-registered");
        second.Output.ShouldContain(", going on at 00:00:30\n");
        File.ReadLines(_workplace.Path("second", "events.jsonl")).Select(line => (decimal)JsonNode.Parse(line)!["at"]!).ShouldAllBe(at => at >= 30);
    }

    [Fact]
    public async Task one_journal_resumed_twice_from_the_same_state_gives_the_same_run()
    {
        await RunUntilReserved();
        File.Copy(_workplace.Path("kept", "walk.db"), _workplace.Path("copy.db"));

        var one = await _workplace.Run("walk.conf", "--journal-file", "kept/walk.db", "--resume");
        var other = await _workplace.Run("walk.conf", "--journal-file", "copy.db", "--resume");

        other.ShouldExitWith(0).Trace.ShouldBe(one.ShouldExitWith(0).Trace);
    }

    [Fact]
    public async Task the_journal_is_one_file_without_a_log_beside_it()
    {
        await RunUntilReserved();

        Directory.EnumerateFiles(_workplace.Path("kept")).Select(Path.GetFileName).ShouldBe(["walk.db"]);
        File.Exists(_workplace.Path("first", "journal.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task an_existing_journal_is_refused_and_left_as_it_is()
    {
        await RunUntilReserved();
        var before = _workplace.Inventory();

        (await _workplace.Run("walk.conf", "--journal-file", "kept/walk.db"))
            .ShouldBeRefused("the journal kept/walk.db exists", "--resume");

        _workplace.Inventory().ShouldBe(before);
    }

    [Fact]
    public async Task a_journal_in_the_folder_that_the_run_replaces_is_refused_and_left_as_it_is()
    {
        await _workplace.Run("walk.conf");
        var before = _workplace.Inventory();

        (await _workplace.Run("walk.conf", "--journal-file", "out/walk/seed-3/journal.db", "--resume"))
            .ShouldBeRefused("lies in the run's folder", "--out");

        _workplace.Inventory().ShouldBe(before);
    }

    [Fact]
    public async Task a_framework_of_another_type_cannot_go_on_from_what_a_framework_left()
    {
        await RunUntilReserved();

        await RefusesToResume("' of framework walk, which type 'batch' does not know", "--set", "frameworks=[{ name = walk, type = batch }]");
    }

    [Fact]
    public async Task a_cluster_goes_on_without_the_framework_that_a_journal_holds()
    {
        await RunUntilReserved();

        (await Resume("--set", "frameworks=[]", "--set", "expect.eventually=[]", "--set", "expect.reached=[]")).ShouldExitWith(0);
    }

    [Theory]
    [InlineData("UPDATE journal SET manifest = 'Foo/9' WHERE ordering = 1", "it holds 'Foo/9', which this build does not know")]
    [InlineData("UPDATE journal SET message = x'c1' WHERE ordering = 2", "it holds a damaged")]
    [InlineData("ALTER TABLE journal RENAME COLUMN message TO text", "no such column: message")]
    [InlineData("DELETE FROM world_clock", "was not closed: the run that wrote it was killed")]
    public async Task a_journal_that_was_damaged_is_refused_and_left_as_it_is(string damage, string says)
    {
        await RunUntilReserved();
        Execute(damage);

        await RefusesToResume(says);
    }

    [Fact]
    public async Task a_journal_that_another_run_uses_is_refused_and_left_as_it_is()
    {
        await RunUntilReserved();
        using var other = new FileStream(_workplace.Path("kept", "walk.db.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        (await Resume()).ShouldBeRefused("the journal kept/walk.db is in use by another run");
    }

    [Theory]
    [InlineData("a b;c")]
    [InlineData("x=y")]
    [InlineData("it's \"here\"")]
    [InlineData("ü$#")]
    public async Task a_journal_may_lie_in_a_folder_of_any_name(string folder)
    {
        (await _workplace.Run("walk.conf", "--out", $"{folder}/out", "--journal-file", $"{folder}/x;y=z.db")).ShouldExitWith(0);

        File.Exists(_workplace.Path(folder, "x;y=z.db")).ShouldBeTrue();
        (await _workplace.Run("walk.conf", "--out", $"{folder}/plain")).ShouldExitWith(0);
        File.Exists(_workplace.Path(folder, "plain", "journal.db")).ShouldBeTrue();
    }

    private async Task RefusesToResume(string says, params string[] words)
    {
        var before = _workplace.Inventory();

        (await Resume(words)).ShouldBeRefused(says);

        _workplace.Inventory().ShouldBe(before);
    }

    private Task<Ended> Resume(params string[] words) =>
        _workplace.Run(["walk.conf", "--out", "second", "--journal-file", "kept/walk.db", "--resume", .. words]);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _workplace.Path("kept", "walk.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql + "; PRAGMA wal_checkpoint(TRUNCATE);";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The first offer is accepted with RESERVE; CREATE would follow with the next, a minute later.</summary>
    private async Task RunUntilReserved() => (await _workplace.Run(
    [
        "walk.conf", "--out", "first", "--journal-file", "kept/walk.db", "--set", "master.allocation-interval=1m", "--set", "duration=30s",
        "--set", "expect.eventually=[]", "--set", "expect.reached=[resources-reserved]",
    ])).ShouldExitWith(0);

    private List<string> Reached(string run) =>
        [.. ((JsonObject)Ended.Json(_workplace.Path(run, "result.json"))["reached"]!).Select(entry => entry.Key)];
}
