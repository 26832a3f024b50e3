using System.Text;
using ActorMesos.Simulation.Scenarios;
using CsCheck;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ScenarioTextSpecs
{
    [Theory]
    [InlineData(ScenarioSamples.Small)]
    [InlineData(ScenarioSamples.Full)]
    public void prints_what_reads_back_to_an_equal_scenario(string text)
    {
        var scenario = ScenarioSamples.Read(text).Scenario.ShouldNotBeNull();

        var printed = ScenarioText.Print(scenario);
        var again = ScenarioSamples.Read(printed);

        again.ToString().ShouldBeEmpty();
        again.Scenario.ShouldBe(scenario);
        ScenarioText.Print(again.Scenario!).ShouldBe(printed);
    }

    [Fact]
    public void prints_any_name_so_that_its_bytes_read_back()
    {
        var scenario = ScenarioSamples.Read(ScenarioSamples.Small).Scenario!;
        Gen.Char.Array[1, 100].Select(characters => new string(characters)).Always(name =>
        {
            var bytes = Encoding.UTF8.GetBytes(ScenarioText.Print(scenario with { Name = name }));
            var again = ScenarioFile.Read(ScenarioSamples.File, bytes, ScenarioSamples.Catalog, ScenarioOverrides.None);
            again.Scenario.ShouldNotBeNull().Name.ShouldBe(name);
        });
    }

    [Fact]
    public void prints_every_key_that_the_defaults_hold()
    {
        var printed = ScenarioText.Print(ScenarioSamples.Read(ScenarioSamples.Full).Scenario!);

        foreach (var key in ReferenceKeys.InScenario())
        {
            printed.ShouldContain($"{key.Split('.')[^1]} = ");
        }
    }

    [Fact]
    public void equal_scenarios_have_one_hash_however_they_were_written()
    {
        var written = ScenarioSamples.Read(ScenarioSamples.Small).Scenario!;
        var otherwise = ScenarioSamples.Read("""
            scenario.duration = 1800 s
            scenario.name = small // the same
            scenario.slaves = [ { resources = "mem:16384;cpus:8.000;disk:4096", count = 3 } ]
            scenario.master { ping-timeout = 15000ms }
            """).Scenario!;

        otherwise.ShouldBe(written);
        otherwise.Sha256.ShouldBe(written.Sha256);
        written.Sha256.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("seed = 2")]
    [InlineData("semantics = \"1.11\"")]
    [InlineData("network.latency = 1ms")]
    [InlineData("master.max-ping-timeouts = 6")]
    [InlineData("frameworks = [ { name = a, type = cassandra } ]")]
    [InlineData("faults = [ { at = 1s, power-cycle { for = 1s } } ]")]
    [InlineData("expect.reached = [ volume-created ]")]
    public void a_scenario_that_differs_has_another_hash(string line)
    {
        var scenario = ScenarioSamples.Read(ScenarioSamples.Small).Scenario!;
        var other = ScenarioSamples.ReadSmallWith(line).Scenario.ShouldNotBeNull();

        other.ShouldNotBe(scenario);
        other.Sha256.ShouldNotBe(scenario.Sha256);
    }
}
