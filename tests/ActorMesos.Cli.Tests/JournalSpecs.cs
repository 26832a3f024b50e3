using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;

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

    /// <summary>The first offer is accepted with RESERVE; CREATE would follow with the next, a minute later.</summary>
    private async Task RunUntilReserved() => (await _workplace.Run(
    [
        "walk.conf", "--out", "first", "--journal-file", "kept/walk.db", "--set", "master.allocation-interval=1m", "--set", "duration=30s",
        "--set", "expect.eventually=[]", "--set", "expect.reached=[resources-reserved]",
    ])).ShouldExitWith(0);

    private List<string> Reached(string run) =>
        [.. ((JsonObject)Ended.Json(_workplace.Path(run, "result.json"))["reached"]!).Select(entry => entry.Key)];
}
