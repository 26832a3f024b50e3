using System.Text;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary>What is given as a secret is found nowhere afterwards.</summary>
public sealed class SecretsSpecs : IDisposable
{
    private const string Right = "correct-horse";
    private const string Wrong = "battery-staple";

    private static readonly string Scenario = Sample.Walk
        .Replace("duration = 5s", "duration = 12s", StringComparison.Ordinal)
        .Replace("principal = hdfs-principal,", $"principal = hdfs-principal, secret = {Right},", StringComparison.Ordinal)
        .Replace(
            "frameworks = [",
            $"frameworks = [ {{ name = guesser, type = walk, role = hdfs, principal = hdfs-principal, secret = {Wrong} }},",
            StringComparison.Ordinal)
        .Replace(
            "min-allocatable-resources = \"disk:32\" }",
            $"min-allocatable-resources = \"disk:32\", authenticate-frameworks = true }}\n  credentials = [ {{ principal = hdfs-principal, secret = {Right} }} ]",
            StringComparison.Ordinal)
        .Replace("{ name = walk-done, within = 1m }", "", StringComparison.Ordinal)
        .Replace("reached = [volume-created]", "reached = [volume-created, authentication-refused]", StringComparison.Ordinal);

    private readonly Workplace _workplace = new();

    public SecretsSpecs() => _workplace.Write("secret.conf", Scenario);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_run_leaves_no_trace_of_them_and_can_be_repeated_from_what_it_leaves()
    {
        var ended = (await _workplace.Run("run", "secret.conf", "--out", "here")).ShouldExitWith(0);
        ShouldHoldNone(ended.Output + ended.Error);
        foreach (var file in Directory.EnumerateFiles(_workplace.Path("here"), "*", SearchOption.AllDirectories))
        {
            ShouldHoldNone(Encoding.Latin1.GetString(File.ReadAllBytes(file)), file);
        }

        File.ReadAllText(_workplace.Path("here", "events.jsonl")).ShouldContain("\"secret\":\"***1\"");
        (await _workplace.Run(_workplace.Path("here", "scenario.conf"), "--out", "again")).ShouldExitWith(0);
        foreach (var file in new[] { "events.jsonl", "result.json", "scenario.conf" })
        {
            Workplace.Hash(_workplace.Path("again", file)).ShouldBe(Workplace.Hash(_workplace.Path("here", file)), customMessage: file);
        }
    }

    [Theory]
    [InlineData("frameworks[0].secert")]
    [InlineData("frameworks[0].Secret")]
    [InlineData("credentails")]
    public async Task a_secret_under_a_misspelt_key_is_refused_without_being_shown(string key)
    {
        var refused = await _workplace.Run("show", "secret.conf", "--set", $"{key}=tr0ubador");

        refused.ShouldBeRefused(key);
        refused.Error.ShouldNotContain("tr0ubador");
    }

    [Fact]
    public async Task show_and_validate_print_masks_alone()
    {
        var shown = (await _workplace.Run("show", "secret.conf")).ShouldExitWith(0).Output;
        ShouldHoldNone(shown);
        shown.Split('\n').Count(line => line.Trim() == "secret = \"***2\"").ShouldBe(2, "the framework's and the master's are the same");
        shown.Split('\n').Count(line => line.Trim() == "secret = \"***1\"").ShouldBe(1);
        ShouldHoldNone((await _workplace.Run("validate", "secret.conf")).ShouldExitWith(0).Output);
    }

    [Fact]
    public async Task the_line_that_repeats_a_failed_run_asks_for_the_secret_again()
    {
        var failed = await _workplace.Run(
            "run", "secret.conf", "--out", "here", "--set", $"frameworks[1].secret={Wrong}", "--set", "expect.reached=[task-running]");
        failed.ShouldExitWith(2);
        ShouldHoldNone(failed.Output + failed.Error);
        failed.Output.ShouldContain("--set 'frameworks[1].secret=***' --set");
    }

    private static void ShouldHoldNone(string text, string? where = null)
    {
        text.ShouldNotContain(Right, customMessage: where);
        text.ShouldNotContain(Wrong, customMessage: where);
    }
}
