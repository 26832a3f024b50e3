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
