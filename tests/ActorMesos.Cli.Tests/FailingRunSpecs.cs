using System.Text;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class FailingRunSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public FailingRunSpecs() => _workplace.Write("of mine/it's a walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("expect.reached=[volume-created, task-lost]", 2, "task-lost", 5)]
    [InlineData("expect.eventually=[{ name = hdfs-done, within = 3s }]", 3, "hdfs-done", 8)]
    public async Task says_what_failed_and_when_and_the_line_to_paste_repeats_it(string setting, int code, string name, int seconds)
    {
        string[] hdfs = code == 3 ? ["--set", "frameworks[0].type=hdfs", "--set", "expect.reached=[slave-registered]"] : [];

        var failed = await _workplace.Run(["of mine/it's a walk.conf", "--seed", "11", "--set", setting, .. hdfs, "--out", "failed"]);

        failed.ShouldExitWith(code);
        var verdict = failed.OutputLines[^4..];
        verdict[0].ShouldStartWith($"FAILED {name} at {seconds}.0000000s of virtual time (00:00:0{seconds})");
        verdict[2].ShouldStartWith("  seed 11, scenario ");
        verdict[3].ShouldStartWith("  repeat with: ./run-sim.sh run 'of mine/it'\\''s a walk.conf' --set ");
        verdict[3].Split("--seed 11").Length.ShouldBe(2, verdict[3]);
        var result = Ended.Json(_workplace.Path("failed", "result.json"));
        ((int)result["exit_code"]!).ShouldBe(code);
        ((bool)result["valid"]!).ShouldBeFalse();
        ((string)result["failure"]!["name"]!).ShouldBe(name);
        ((decimal)result["failure"]!["virtual_seconds"]!).ShouldBe(seconds);
        verdict[2].ShouldContain(((string)result["scenario_sha256"]!)[..12]);
        verdict[2].ShouldEndWith((string)result["build"]!);

        var words = Words(verdict[3]["  repeat with: ./run-sim.sh ".Length..]);
        (await _workplace.Run([.. words])).ShouldExitWith(code).Trace.ShouldBe(failed.Trace);
    }

    [Fact]
    public async Task quiet_still_says_all_that_is_needed_to_repeat_it()
    {
        var failed = await _workplace.Run("of mine/it's a walk.conf", "--quiet", "--set", "expect.reached=[task-lost]");

        failed.ShouldExitWith(2).OutputLines.Length.ShouldBe(4);
        failed.OutputLines[0].ShouldStartWith("FAILED task-lost");
    }

    /// <summary>The words of a line, as a shell takes them.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            switch (line[index])
            {
                case '\'':
                    isQuoted = !isQuoted;
                    break;
                case '\\' when !isQuoted:
                    word.Append(line[++index]);
                    break;
                case ' ' when !isQuoted:
                    words.Add(word.ToString());
                    word.Clear();
                    break;
                default:
                    word.Append(line[index]);
                    break;
            }
        }

        return [.. words, word.ToString()];
    }
}
