using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ScenarioOverridesSpecs
{
    [Theory]
    [InlineData("slaves[0].count=50")]
    [InlineData("slaves.0.count=50")]
    [InlineData("scenario.slaves[0].count = 50")]
    public void set_an_element_of_a_list_by_its_place(string setting) =>
        With(setting).Scenario.ShouldNotBeNull().Slaves[0].Count.ShouldBe(50);

    [Fact]
    public void set_a_text_without_quotes_of_its_own() =>
        With("slaves.0.resources=cpus:2;mem:64").Scenario!.Slaves[0].Resources.ToString().ShouldBe("cpus:2;mem:64");

    [Fact]
    public void set_a_key_that_the_file_leaves_out() =>
        With("master.ping-timeout=2s").Scenario!.Master.PingTimeout.ShouldBe(TimeSpan.FromSeconds(2));

    [Fact]
    public void set_a_list_or_a_section_as_a_whole()
    {
        var scenario = With("network.latency={ uniform = [1ms, 2ms] }", "frameworks=[ { name = a, type = hdfs } ]").Scenario.ShouldNotBeNull();

        scenario.NetworkLatency.ShouldBe(new UniformDuration(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)));
        scenario.Frameworks[0].Type.ShouldBe("hdfs");
    }

    [Fact]
    public void the_last_setting_of_a_path_counts_and_the_options_of_their_own_count_most()
    {
        var overrides = new ScenarioOverrides("7", "1.11", ["name=a", "seed=5", "name=b"]);

        var scenario = ScenarioSamples.Read(ScenarioSamples.Full, overrides).Scenario.ShouldNotBeNull();

        scenario.Name.ShouldBe("b");
        scenario.Seed.ShouldBe(7);
        scenario.Semantics.ShouldBe(SemanticsProfile.V111);
    }

    [Theory]
    [InlineData("slaves[0].count=-1", "scenario.slaves[0].count: found -1; allowed: a whole number from 1 to 100000")]
    [InlineData("durationn=1s", "scenario.durationn: unknown key; did you mean 'duration'? known keys: name, semantics, seed, duration, bugs, cluster, slaves, frameworks, master, print-documents, acls, credentials, slave, driver, network, disk, faults, operator, explore, expect")]
    [InlineData("slaves[1].count=1", "scenario.slaves: found no element '1'; allowed: an element from 0 to 0")]
    [InlineData("slaves.x.count=1", "scenario.slaves: found no element 'x'; allowed: an element from 0 to 0")]
    [InlineData("name.first=x", "scenario.name: found 'small', which has no 'first'; allowed: a value for scenario.name as a whole")]
    [InlineData("duration=5", "scenario.duration: found 5 (a number without a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("duration=", "scenario.duration: found an empty text (no number with a unit: us, ms, s, m, h or d); allowed: a duration from 1ms to 365d")]
    [InlineData("nothing", "no '='; allowed: path=value, as in slaves[0].count=50 or network.latency=5ms")]
    [InlineData("=3", "found no path in ''; allowed: path=value, as in slaves[0].count=50 or network.latency=5ms")]
    [InlineData("a..b=3", "found no path in 'a..b'; allowed: path=value, as in slaves[0].count=50 or network.latency=5ms")]
    public void are_refused_like_what_a_file_says(string setting, string problem) =>
        With(setting).ToString().ShouldBe($"--set {setting}: {problem}");

    [Theory]
    [InlineData("faults=[", ":1: value: the '[' at column 9 is never closed; allowed: a ']' for it")]
    [InlineData("name=\"a\"\nseed = 3", ": found more than one value; allowed: path=value, as in slaves[0].count=50 or network.latency=5ms")]
    public void are_refused_when_their_value_cannot_be_read(string setting, string problem) =>
        With(setting).ToString().ShouldBe($"--set {setting.Replace('\n', ' ')}{problem}");

    [Fact]
    public void of_seed_and_semantics_are_refused_under_the_names_of_their_options() =>
        ScenarioSamples.Read(ScenarioSamples.Small, new ScenarioOverrides("-5", "2.0", [])).ToString().ShouldBe("""
            --semantics 2.0: scenario.semantics: found 2.0; known semantics: 0.23, 1.11
            --seed -5: scenario.seed: found -5; allowed: a whole number from 0 to 9223372036854775807
            """.ReplaceLineEndings("\n"));

    private static ScenarioReading With(params string[] settings) =>
        ScenarioSamples.Read(ScenarioSamples.Small, new ScenarioOverrides(null, null, [.. settings]));
}
