using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Replays;

public sealed class ReplaySpecs : IDisposable
{
    private readonly RecordedWalk _walk = new();

    public void Dispose() => _walk.Dispose();

    [Fact]
    public void a_recording_of_an_earlier_build_is_replayed_or_says_by_build_and_form_why_not()
    {
        var recording = _walk.Read();
        var replay = Replay.Of(recording, Shipped.Catalog);
        if (!replay.IsRefused && replay.Value.Execute(null, CancellationToken.None).IsSame)
        {
            return;
        }

        recording.Mismatch.ShouldNotBeNull(replay.Refusal?.Reason).ShouldContain(recording.Build);
        recording.Mismatch.ShouldContain(Simulation.Runs.ResultJson.Build);
    }

    [Fact]
    public void a_recording_of_this_build_is_the_same_again()
    {
        var outcome = _walk.Anew().Replay();

        outcome.IsSame.ShouldBeTrue(outcome.Difference?.ToString());
        outcome.IsPart.ShouldBeFalse();
        outcome.Run.TraceSha256.ShouldBe(_walk.Read().TraceSha256);
        _walk.Read().Mismatch.ShouldBeNull();
    }

    [Fact]
    public void a_line_that_was_changed_is_the_first_difference()
    {
        _walk.Anew().Change("events.jsonl", lines => lines.Replace("\"SlaveConnected\"", "\"SlaveConfused\"", StringComparison.Ordinal));

        var difference = _walk.Replay().Difference.ShouldNotBeNull();

        RecordedLine.Parse(difference.Expected!)!.Kind.ShouldBe("SlaveConfused");
        var came = RecordedLine.Parse(difference.Came!)!;
        came.Kind.ShouldBe("SlaveConnected");
        came.Number.ShouldBe(difference.Line);
        _walk.Read().IsEventsChanged.ShouldBeTrue();
    }

    [Fact]
    public void without_lines_the_hash_is_compared()
    {
        _walk.Anew();
        File.Delete(_walk.File("events.jsonl"));
        _walk.Replay().IsSame.ShouldBeTrue();
        _walk.Change("result.json", result => result.Replace(_walk.Read().TraceSha256, new string('0', 64), StringComparison.Ordinal));

        var outcome = _walk.Replay();

        outcome.IsSame.ShouldBeFalse();
        outcome.Difference.ShouldBeNull();
    }

    [Fact]
    public void a_recording_that_ends_early_because_the_user_ended_the_run_is_a_part_of_it()
    {
        _walk.Anew().Change("events.jsonl", lines => string.Join('\n', lines.Split('\n')[..12]) + "\n");
        _walk.Replay().Difference.ShouldNotBeNull().Line.ShouldBe(13);
        _walk.Change("result.json", result => result.Replace("\"exit_code\": 0", "\"exit_code\": 130", StringComparison.Ordinal));

        _walk.Replay().IsSame.ShouldBeTrue();
    }

    [Fact]
    public void it_stops_at_an_instant_with_the_world_as_it_was()
    {
        var instant = TimeSpan.FromSeconds(2);
        string? volumes = null;
        var replay = Replay.Of(_walk.Anew().Read(), Shipped.Catalog, instant, (world, lines) =>
        {
            world.Now.ShouldBe(instant);
            lines.ShouldBe(File.ReadLines(_walk.File("events.jsonl")).Count(line => RecordedLine.Parse(line)!.At.SinceStart <= instant));
            volumes = world.Ask<SlaveState>(new NodeName("node-1"), GetSlave.Instance)!.Checkpointed.ToString();
        });

        var outcome = replay.Value.Execute(null, CancellationToken.None);

        outcome.IsPart.ShouldBeTrue();
        outcome.IsSame.ShouldBeTrue();
        outcome.Run.VirtualTime.ShouldBe(instant);
        volumes.ShouldNotBeNull().ShouldContain("hdfs-data-0");
    }

    [Theory]
    [InlineData("result.json", "", "recording-damaged")]
    [InlineData("result.json", "{}", "recording-damaged")]
    [InlineData("result.json", "[1, 2", "recording-damaged")]
    [InlineData("scenario.conf", "scenario {", "recording-scenario")]
    public void a_damaged_folder_is_refused_in_words(string file, string content, string rule)
    {
        _walk.Anew().Change(file, _ => content);

        Refused().Rule.ShouldBe(rule);
    }

    [Fact]
    public void another_scenario_than_was_run_is_refused()
    {
        _walk.Anew().Change("scenario.conf", text => text.Replace("duration = 30s", "duration = 31s", StringComparison.Ordinal));

        Refused().Rule.ShouldBe("recording-scenario-unchanged");
    }

    [Fact]
    public void a_run_that_went_on_with_a_journal_is_refused()
    {
        _walk.Anew().Change("result.json", result => result.Replace("\"lines\":", "\"started_at_seconds\": 30, \"lines\":", StringComparison.Ordinal));

        Refused().Rule.ShouldBe("recording-of-whole-run");
    }

    [Fact]
    public void what_is_not_there_or_no_run_is_refused()
    {
        RunRecording.Read(_walk.File("nowhere")).Refusal!.Rule.ShouldBe("recording-folder");
        RunRecording.Read(_walk.File("result.json")).Refusal!.Reason.ShouldContain("is a file");
        File.Delete(_walk.File("result.json"));
        RunRecording.Read(_walk.Folder).Refusal!.Rule.ShouldBe("recording-result");
    }

    private Domain.Decisions.Refusal Refused()
    {
        var read = RunRecording.Read(_walk.Folder);
        return read.IsRefused ? read.Refusal : Replay.Of(read.Value, Shipped.Catalog).Refusal.ShouldNotBeNull();
    }
}
