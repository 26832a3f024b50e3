using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class ReferenceConfigurationSpecs
{
    private static readonly IReadOnlySet<string> Read = ReferenceKeys.Read(ScenarioSamples.Full);

    [Fact]
    public void holds_every_key_that_is_read()
    {
        string[] inDefaults = [.. ReferenceKeys.InDefaults()];
        var settings = Read.Where(key => !Read.Any(other => other.StartsWith(key + ".", StringComparison.Ordinal)) && key != "definitions");

        settings.Where(key => !key.StartsWith("entries.framework.settings", StringComparison.Ordinal))
            .Except(inDefaults, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void holds_no_key_that_is_not_read() =>
        ReferenceKeys.InDefaults().Except(Read, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void the_sample_uses_every_fault_kind_so_that_its_keys_are_compared() =>
        FaultKinds.All.Where(kind => !Read.Contains($"entries.fault.{kind.Name}")).ShouldBeEmpty();

    [Fact]
    public void the_sample_uses_every_call_of_operators_so_that_its_keys_are_compared() =>
        OperatorStepKinds.All.Where(kind => !Read.Contains($"entries.operator.{kind.Name}")).ShouldBeEmpty();

    [Fact]
    public void says_something_of_every_setting()
    {
        var lines = ScenarioDefaults.Text.Split('\n');
        for (var index = 1; index < lines.Length; index++)
        {
            if (lines[index].Contains('=', StringComparison.Ordinal) && !lines[index].TrimStart().StartsWith('#'))
            {
                lines[index - 1].TrimStart().ShouldStartWith("# ", customMessage: lines[index]);
            }
        }
    }
}
