using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class ReplaySpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public ReplaySpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_run_replays_and_leaves_its_folder_as_it_was()
    {
        (await _workplace.Run("walk.conf", "--quiet", "--out", "walk")).ShouldExitWith(0);
        var before = _workplace.Inventory();

        var replayed = (await _workplace.Run("replay", "walk")).ShouldExitWith(0);

        replayed.OutputLines[^1].ShouldStartWith("SAME: ");
        replayed.OutputLines[^1].ShouldEndWith("lines, HOLDS");
        _workplace.Inventory().ShouldBe(before);
    }

    [Fact]
    public async Task the_first_difference_is_said_with_its_line_and_time()
    {
        (await _workplace.Run("walk.conf", "--quiet", "--out", "walk")).ShouldExitWith(0);
        var lines = File.ReadAllLines(_workplace.Path("walk", "events.jsonl"));
        lines[9] = lines[9].Replace("\"event\":", "\"tneve\":", StringComparison.Ordinal);
        File.WriteAllLines(_workplace.Path("walk", "events.jsonl"), lines);

        var replayed = (await _workplace.Run("replay", "walk", "--quiet")).ShouldExitWith(4);

        replayed.OutputLines[0].ShouldStartWith("DIFFERS at line 10, ");
        replayed.OutputLines[1].ShouldBe($"  recorded  {lines[9]}");
        replayed.OutputLines[2].ShouldStartWith("  replayed  {\"seq\":10,");
        replayed.OutputLines[3].ShouldContain("events.jsonl is not what the run wrote");
    }

    [Fact]
    public async Task stopped_at_an_instant_it_shows_the_nodes_that_are_watched()
    {
        (await _workplace.Run("walk.conf", "--quiet", "--out", "walk", "--record", "digest")).ShouldExitWith(0);

        var shown = (await _workplace.Run("replay", "walk", "--until", "2.5", "--watch", "node-1", "--watch", "walk", "--watch", "master")).ShouldExitWith(0);

        shown.Output.ShouldContain("at 2.5000000s of virtual time (00:00:02), after line ");
        shown.Output.ShouldContain("slave node-1, id 20150722-000000-1-S0, registered");
        shown.Output.ShouldContain("  volume        hdfs/hdfs-data-0 holds nothing");
        shown.Output.ShouldContain("framework walk, ");
        shown.Output.ShouldContain("master master, id 20150722-000000-1");
        shown.Output.ShouldContain("the last lines about node-1:");
        shown.Output.ShouldContain("  CheckpointResources  ");
        shown.Output.ShouldContain("what led to line ");
    }

    [Theory]
    [InlineData("--until", "soon", "--until: found 'soon'")]
    [InlineData("--watch", "node-7", "there is no node 'node-7' in this run; nodes: master, walk, node-1")]
    public async Task bad_input_is_refused_in_words(string option, string value, string words)
    {
        (await _workplace.Run("walk.conf", "--quiet", "--out", "walk")).ShouldExitWith(0);

        (await _workplace.Run("replay", "walk", option, value)).ShouldBeRefused(words);
        (await _workplace.Run("replay", "elsewhere", option, value)).ShouldExitWith(1);
    }

    [Fact]
    public async Task a_failure_says_what_led_to_it_and_which_faults_were_in_force()
    {
        string[] settings =
        [
            "--set", "frameworks[0].type=hdfs", "--set", "frameworks[0].settings={ name-nodes = 0, data-nodes = 1, cycles = 2, cycle = 20s }",
            "--set", "slaves[0].resources=\"cpus:8;mem:16384;disk:65536\"", "--set", "duration=10m",
            "--set", "expect={ always = [no-leak], eventually = [], reached = [] }",
            "--set", "faults=[ { at = 5s, delay = { from = master, to = walk, by = 1ms, for = 9m } } ]",
        ];

        var failed = (await _workplace.Run(["walk.conf", "--out", "leak", .. settings])).ShouldExitWith(2);

        var chain = failed.Output[failed.Output.IndexOf("what led to the failure, the earliest first:\n", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n');
        chain.Length.ShouldBeInRange(3, 21);
        chain[^1].ShouldContain("  ResourcesCheckpointed  ");
        chain.ShouldContain(line => line.Contains("  Accept  ", StringComparison.Ordinal));
        failed.Output.ShouldContain("faults in force:\n  ");
        var failure = Ended.Json(_workplace.Path("leak", "result.json"))["failure"]!;
        failure["chain"]!.AsArray().Count.ShouldBe(chain.Length - 1);
        ((string)failure["chain"]!.AsArray()[^1]!["kind"]!).ShouldBe("ResourcesCheckpointed");
        ((string)failure["faults"]![0]!).ShouldContain("since 5.0000000s");
        (await _workplace.Run("replay", "leak")).ShouldExitWith(0).OutputLines[^1].ShouldContain("FAILED no-leak at ");
    }
}
