using System.Text;
using ActorMesos.Simulation.Scenarios;
using CsCheck;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ScenarioGarbageSpecs
{
    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", "=", ":", ",", "\"", "\n", " ", ".", "#", "//", "${", "${definitions.big}", "\\", "\\u", "+=", "include ", "\"\"\"", "-", "0",
        "null", "\t", "{}", "[]", "{ }", "a = 1", "scenario", "1e9", "\u00a0", "$", "'", "e\u0301", "99999999999999999999", "\r", "\u0000", "%", "(",
    ];

    private static readonly Gen<string> Mutated =
        from text in Gen.OneOf(ScenarioSamples.Small, ScenarioSamples.Full)
        from edits in Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 6], Gen.OneOf(Fragments)).Array[1, 6]
        select edits.Aggregate(text, Edit);

    private static readonly Gen<string> Soup = Gen.OneOf(Fragments).Array[0, 40].Select(string.Concat);

    [Fact]
    public void any_bytes_are_answered_with_problems() =>
        Gen.Byte.Array[0, 200].Always(
            bytes => ScenarioFile.Read("x", bytes, ScenarioSamples.Catalog, ScenarioOverrides.None).Problems.Count.ShouldBeInRange(1, 20),
            iter: 5_000);

    [Fact]
    public void any_brackets_and_signs_are_answered_and_never_read_in_two_ways() => Soup.Always(text => NeverMisread(text), iter: 30_000);

    [Fact]
    public void a_changed_file_is_a_scenario_or_has_problems_and_is_never_read_in_two_ways() => Mutated.Always(text => NeverMisread(text), iter: 5_000);

    [Fact]
    public void a_changed_file_that_is_still_a_scenario_survives_printing() => Mutated.Always(
        text =>
        {
            if (ScenarioSamples.Read(text).Scenario is { } scenario)
            {
                ScenarioSamples.Read(ScenarioText.Print(scenario)).Scenario.ShouldBe(scenario);
            }
        },
        iter: 5_000);

    [Fact]
    public void any_override_is_applied_or_refused() => Gen.Select(Gen.OneOf("slaves", "name", "faults[0]", "master.ping-timeout", "a.b"), Soup).Always(
        (path, value) =>
        {
            var reading = ScenarioSamples.Read(ScenarioSamples.Full, new ScenarioOverrides(null, null, [$"{path}={value}"]));
            (reading.Scenario is null).ShouldBe(reading.Problems.Count > 0);
        },
        iter: 5_000);

    [Fact]
    public void the_largest_of_files_is_answered_soon()
    {
        var entries = string.Concat(Enumerable.Repeat("{a=1},", ScenarioLimits.FileBytesMax / 6 - 20));
        var keys = string.Concat(Enumerable.Range(0, 80_000).Select(number => $"k{number}=1\n"));
        var word = new string('x', 900_000);

        ScenarioSamples.Read($"scenario {{ slaves = [{entries}] }}").Problems.Count.ShouldBe(20);
        ScenarioSamples.Read($"scenario {{ {keys} }}").Problems.Count.ShouldBe(20);
        ScenarioSamples.Read($"scenario {{ name = {word} }}").ToString().Length.ShouldBeLessThan(1_000);
        ScenarioSamples.Read($"scenario {{ {word} = 1 }}").ToString()
            .ShouldBe("simulations/x.conf:1: scenario: found a key of 900000 letters; allowed: at most 100");
    }

    private static void NeverMisread(string text)
    {
        var reading = ScenarioSamples.Read(text);
        (reading.Scenario is null).ShouldBe(reading.Problems.Count > 0);
        reading.ToString().ShouldNotContain("not readable as HOCON");
    }

    private static string Edit(string text, (int Place, int Deleted, string Fragment) edit)
    {
        var place = edit.Place % (text.Length + 1);
        return new StringBuilder(text).Remove(place, Math.Min(edit.Deleted, text.Length - place)).Insert(place, edit.Fragment).ToString();
    }
}
