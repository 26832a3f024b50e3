using System.Diagnostics;
using System.Runtime.InteropServices;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class InterruptionSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public InterruptionSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task a_run_that_is_told_to_end_keeps_what_it_has(PosixSignal signal)
    {
        using var running = StartLong("--journal-file", "kept.db");
        await running.WaitForLine("is accepted with CREATE");

        running.Send(signal);
        var ended = await running.End();

        ended.ShouldExitWith(130).OutputLines[^1].ShouldMatch(@"^ENDED at \d+\.\d{7}s of virtual time \(.*\), before its time$");
        var result = Ended.Json(_workplace.Path("out", "walk", "seed-3", "result.json"));
        ((bool)result["cancelled"]!).ShouldBeTrue();
        ((bool)result["valid"]!).ShouldBeFalse();
        ((int)result["exit_code"]!).ShouldBe(130);
        result["failure"].ShouldBeNull();
        Workplace.Hash(_workplace.Path("out", "walk", "seed-3", "events.jsonl")).ShouldBe((string)result["trace_sha256"]!);
        Directory.EnumerateFileSystemEntries(_workplace.Path("out", "walk")).Select(Path.GetFileName).ShouldBe(["seed-3"]);
    }

    [Fact]
    public async Task what_was_interrupted_can_be_resumed()
    {
        using (var running = StartLong("--journal-file", "kept.db"))
        {
            await running.WaitForLine("is accepted with CREATE");
            running.Send(PosixSignal.SIGINT);
            await running.End();
        }

        (await _workplace.Run("walk.conf", "--journal-file", "kept.db", "--resume", "--set", "expect.reached=[framework-returned]")).ShouldExitWith(0);
    }

    [Fact]
    public async Task a_program_that_hangs_ends_at_the_second_signal_and_leaves_nothing()
    {
        using var running = StartHanging();
        using var pipe = await OpenedByTheProgram();

        running.Send(PosixSignal.SIGINT);
        running.Send(PosixSignal.SIGTERM);

        (await running.End()).ShouldExitWith(130).Error.ShouldContain("nothing of this run is kept");
        Directory.Exists(_workplace.Path("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task a_program_that_hangs_ends_by_itself_some_seconds_after_the_first_signal()
    {
        using var running = StartHanging();
        using var pipe = await OpenedByTheProgram();

        running.Send(PosixSignal.SIGTERM);

        (await running.End()).ShouldExitWith(130).Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task an_exploration_that_is_told_to_end_keeps_and_shows_what_it_has_found(PosixSignal signal)
    {
        _workplace.Write("fragile.conf", Sample.Fragile);
        var folder = Directory.CreateDirectory(_workplace.Path("out", "fragile", "explore")).FullName;
        using var watcher = new FileSystemWatcher(folder, "corpus.json") { EnableRaisingEvents = true };
        var found = new TaskCompletionSource();
        watcher.Renamed += (_, _) => found.TrySetResult();
        using var running = _workplace.Start("explore", "fragile.conf", "--seeds", "1..1000000");
        await found.Task.WaitAsync(TimeSpan.FromMinutes(1));

        running.Send(signal);
        var ended = (await running.End()).ShouldExitWith(3);

        ended.Output.ShouldContain("; ended early");
        ended.OutputLines.ShouldContain(line => line.StartsWith("  repeat with: ./run-sim.sh ", StringComparison.Ordinal));
        ended.Error.ShouldNotContain("   at ");
        var group = Directory.GetDirectories(folder).ShouldHaveSingleItem();
        File.Exists(Path.Combine(group, "report.html")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(folder, "index.html")).ShouldContain("ended early");
        var seeds = Ended.Json(Path.Combine(folder, "corpus.json"))["seeds"]!.AsArray().Count;
        (await _workplace.Run("explore", "fragile.conf", "--seeds", "1000..1000")).ShouldExitWith(3).Output.ShouldContain($"before them {seeds} of the corpus");
    }

    [Fact]
    public async Task an_exploration_that_has_found_nothing_says_how_far_it_was()
    {
        using var running = _workplace.Start("explore", "walk.conf", "--seeds", "1..1000000", "--set", "explore.kinds=[pause]");
        await running.WaitForLine("at once");

        running.Send(PosixSignal.SIGINT);
        var ended = (await running.End()).ShouldExitWith(130);

        ended.OutputLines[^1].ShouldMatch("^ENDED in [0-9]+ of 1000000 runs$");
        ended.Error.ShouldNotContain("   at ");
    }

    private Running StartLong(params string[] words) =>
        _workplace.Start(["walk.conf", "--set", "duration=300d", "--set", "print-documents=true", .. words]);

    /// <summary>A pipe that nobody writes to: reading the scenario never ends.</summary>
    private Running StartHanging()
    {
        using var made = Process.Start("mkfifo", _workplace.Path("pipe.conf"));
        made.WaitForExit();
        return _workplace.Start("pipe.conf");
    }

    /// <summary>A pipe opens for one side when the other has opened it as well.</summary>
    private async Task<FileStream> OpenedByTheProgram() =>
        await Task.Run(() => new FileStream(_workplace.Path("pipe.conf"), FileMode.Open, FileAccess.Write)).WaitAsync(TimeSpan.FromMinutes(1));
}
