using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class DiffSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public DiffSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_run_beside_itself_is_the_same()
    {
        (await _workplace.Run("walk.conf", "--quiet", "--out", "one")).ShouldExitWith(0);
        (await _workplace.Run("walk.conf", "--quiet", "--out", "two")).ShouldExitWith(0);

        var diff = (await _workplace.Run("diff", "one", "two")).ShouldExitWith(0);

        diff.OutputLines[^1].ShouldBe("line by line they are the same");
        diff.OutputLines.ShouldAllBe(line => !line.StartsWith('*'));
        diff.OutputLines.ShouldContain(line => line.StartsWith("  verdict ", StringComparison.Ordinal) && line.EndsWith("  HOLDS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task two_seeds_part_at_a_line_that_is_shown_of_both()
    {
        var before = _workplace.Inventory();

        var diff = (await _workplace.Run("diff", "walk.conf", "--seeds", "3,4")).ShouldExitWith(0);

        diff.OutputLines.ShouldContain(line => line.StartsWith("* seed ", StringComparison.Ordinal) && line.EndsWith(" 4", StringComparison.Ordinal));
        diff.OutputLines[^3].ShouldStartWith("they part at line ");
        diff.OutputLines[^2].ShouldStartWith("  seed 3: ");
        diff.OutputLines[^1].ShouldStartWith("  seed 4: ");
        _workplace.Inventory().ShouldBe(before);
    }

    [Fact]
    public async Task figures_stand_in_columns()
    {
        var diff = (await _workplace.Run("diff", "walk.conf", "--semantics", "0.23,1.11")).ShouldExitWith(0);

        var rows = diff.OutputLines[1..^3];
        var second = diff.OutputLines[0].IndexOf("semantics 1.11", StringComparison.Ordinal);
        rows.ShouldAllBe(row => row[second - 1] == ' ' && row[second] != ' ');
    }

    [Fact]
    public async Task the_rules_that_make_the_difference_are_named()
    {
        string[] leaks =
        [
            "--set", "frameworks[0].type=hdfs", "--set", "frameworks[0].settings={ name-nodes = 0, data-nodes = 1, cycles = 2, cycle = 20s }",
            "--set", "slaves[0].resources=\"cpus:8;mem:16384;disk:65536\"", "--set", "duration=2m",
            "--set", "expect={ always = [no-leak], eventually = [], reached = [] }",
        ];

        var diff = (await _workplace.Run(["diff", "walk.conf", "--rules", .. leaks])).ShouldExitWith(0);

        var lines = diff.OutputLines.ToList();
        lines[lines.IndexOf("1.11 instead of 0.23:") + 1].ShouldBe("  FAILED no-leak becomes HOLDS");
        lines[lines.IndexOf("  DestroyDeletesContent") + 1].ShouldBe("    FAILED no-leak becomes HOLDS");
        diff.Output.ShouldContain("rules that change nothing: ");
        diff.OutputLines[^1].ShouldNotContain("DestroyDeletesContent");
    }

    [Theory]
    [InlineData("diff compares two folders", "one")]
    [InlineData("diff compares two folders", "one", "two", "--rules")]
    [InlineData("diff compares two folders", "walk.conf", "--seeds", "1,2", "--semantics", "0.23,1.11")]
    [InlineData("--seeds: found '1'", "walk.conf", "--seeds", "1")]
    [InlineData("--seeds: found '1,2,3'", "walk.conf", "--seeds", "1,2,3")]
    [InlineData("nowhere is not there", "nowhere", "two")]
    [InlineData("there is no such file", "nowhere.conf", "--rules")]
    public async Task bad_input_is_refused_in_words(string expected, params string[] words) =>
        (await _workplace.Run(["diff", .. words])).ShouldExitWith(1).Error.ShouldContain(expected);

    [Theory]
    [InlineData("--rules")]
    [InlineData("--semantics", "0.23,1.11")]
    public async Task a_mistake_of_the_scenario_is_said_once(params string[] choice) =>
        (await _workplace.Run(["diff", "nowhere.conf", .. choice])).ShouldExitWith(1).Error.Trim().Split('\n').Length.ShouldBe(1);
}
