using ActorMesos.Cli.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ActorMesos.Cli.Tests;

public sealed class BadInputSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public BadInputSpecs()
    {
        _workplace.Write("walk.conf", Sample.Walk);
        _workplace.Write("file", "somebody's");
        _workplace.Write("folder/notes.txt", "somebody's");
        _workplace.Write("empty.conf", "");
        _workplace.Write("page.conf", "<html><body>404</body></html>");
        _workplace.Write("open.conf", "scenario { name = \"never closed\"");
        _workplace.Write("text.db", "this is no database, only a text that is long enough to have a header of its own");
        _workplace.Write("empty.db", "");
        Database("other.db", "CREATE TABLE theirs (a)");
        _workplace.Write("kept/result.json", """{ "trace_sha256": "" }""");
        _workplace.Write("kept/thesis.txt", "years of work");
        _workplace.Write("other/result.json", "{}");
        Database("newer.db", "PRAGMA application_id = 0x414D6573; PRAGMA user_version = 99; CREATE TABLE event_journal (a)");
    }

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("missing.conf", "missing.conf: there is no such file")]
    [InlineData("folder", "folder: this is a folder")]
    [InlineData("empty.conf", "empty.conf: the file is empty")]
    [InlineData("page.conf", "page.conf:1: found '<'")]
    [InlineData("open.conf", "open.conf")]
    [InlineData("", "empty")]
    public async Task a_file_that_is_no_scenario(string file, string says) => await Refuses([file], says);

    [Theory]
    [InlineData("duratoin=3s", "scenario.duratoin: unknown key", "did you mean 'duration'?")]
    [InlineData("slaves[0].count=-1", "scenario.slaves[0].count: found -1", "a whole number from 1 to 100000")]
    [InlineData("duration=30", "scenario.duration: found 30", "without a unit")]
    [InlineData("frameworks[0].type=wlak", "scenario.frameworks[0].type: found 'wlak'", "did you mean 'walk'?")]
    [InlineData("frameworks[0].settings.volume-ids=x", "volume-ids: unknown key", "did you mean 'volume-id'?")]
    [InlineData("expect.always=[no-leek]", "found 'no-leek'", "did you mean 'no-leak'?")]
    [InlineData("duration", "--set duration: no '='", "allowed: path=value")]
    public async Task a_value_that_cannot_be(string setting, string says, string andSays) => await Refuses(["walk.conf", "--set", setting], says, andSays);

    [Theory]
    [InlineData("--seed", "abc", "scenario.seed: found 'abc'")]
    [InlineData("--seed", "-1", "scenario.seed: found -1")]
    [InlineData("--semantics", "0.24", "known semantics: 0.23, 1.11")]
    [InlineData("--journal", "mysql", "--journal: found 'mysql'; allowed: sqlite or memory")]
    [InlineData("--record", "some", "--record: found 'some'; allowed: full or digest")]
    [InlineData("--frobnicate", "x", "--frobnicate")]
    [InlineData("--out", "file", "file cannot be the run's folder: file is a file")]
    [InlineData("--out", "file/below", "file/below cannot be the run's folder: file is a file")]
    [InlineData("--out", "folder", "the folder folder holds something other than a run (")]
    [InlineData("--out", "kept", "the folder kept holds something other than a run (thesis.txt)")]
    [InlineData("--out", "other", "the folder other holds something other than a run (result.json)")]
    [InlineData("--out", ".", "holds something other than a run")]
    [InlineData("--out", "", "the run's folder has no name")]
    [InlineData("--journal-file", "file/below.db", "the journal file/below.db cannot be made: file is a file, not a folder")]
    [InlineData("--journal-file", "folder", "the journal folder is a folder; name a file")]
    [InlineData("--journal-file", "", "--journal-file has no name")]
    [InlineData("--journal-file", "other.db", "the journal other.db exists; continue it with --resume, or name another file")]
    public async Task an_option_that_cannot_be(string option, string value, string says) => await Refuses(["walk.conf", option, value], says);

    [Theory]
    [InlineData("missing.db", "there is no journal missing.db to resume; run without --resume to make one")]
    [InlineData("folder", "the journal folder is a folder; name a file")]
    [InlineData("text.db", "text.db is not a SQLite database")]
    [InlineData("empty.db", "empty.db is a database, but not a journal of ActorMesos")]
    [InlineData("other.db", "other.db is a database, but not a journal of ActorMesos")]
    [InlineData("newer.db", "the journal newer.db has version 99; this build reads version 1")]
    public async Task a_journal_that_cannot_be_continued(string file, string says) => await Refuses(["walk.conf", "--journal-file", file, "--resume"], says);

    [Fact]
    public async Task resume_without_a_journal() => await Refuses(["walk.conf", "--resume"], "--resume continues a journal: name it with --journal-file");

    [Fact]
    public async Task a_file_for_a_journal_in_memory() =>
        await Refuses(["walk.conf", "--journal", "memory", "--journal-file", "x.db"], "the journal is memory; leave --journal out");

    [Fact]
    public async Task an_option_without_its_value() => await Refuses(["walk.conf", "--seed"], "--seed", "Say --help");

    [Fact]
    public async Task more_words_than_a_run_has_room_for() => await Refuses(["walk.conf", "other.conf"], "'other.conf'");

    [Fact]
    public async Task validate_without_a_file() => await Refuses(["validate"], "FILE");

    [Theory]
    [InlineData("rnu", "did you mean 'run'?")]
    [InlineData("lst", "did you mean 'list'?")]
    [InlineData("frobnicate", "verbs: run, ")]
    public async Task a_verb_that_does_not_exist(string verb, string says) => await Refuses([verb, "walk.conf"], $"{verb}: neither a verb nor a scenario file", says);

    /// <summary>Refused with the words, and with every file and folder as it was before.</summary>
    private async Task Refuses(string[] words, params string[] says)
    {
        var before = _workplace.Inventory();

        (await _workplace.Run(words)).ShouldBeRefused(says);

        _workplace.Inventory().ShouldBe(before);
    }

    private void Database(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_workplace.Path(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
