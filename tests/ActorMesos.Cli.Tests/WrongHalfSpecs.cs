using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class WrongHalfSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task the_wrong_half_breaks_what_it_says_and_says_so()
    {
        var file = Built.Scenario("failures/b04-create-is-refused.conf");

        var wrong = (await _workplace.Run("run", file, "--wrong", "--journal", "memory")).ShouldExitWith(2);

        wrong.Output.ShouldContain("the wrong half: the service has stored the id");
        wrong.Output.ShouldContain("FAILED ids-resolve at ");
        wrong.Output.ShouldContain($" --wrong --seed 4\n  this is what its wrong half shows; without --wrong it holds\n");
        wrong.Output.ShouldContain("out/b04-create-is-refused/wrong-seed-4");
    }

    [Fact]
    public async Task a_scenario_without_one_is_not_run() =>
        (await _workplace.Run("run", Built.Scenario("quickstart.conf"), "--wrong")).ShouldExitWith(1).Error.ShouldContain("wrong: missing; allowed: wrong {");

    [Fact]
    public async Task list_groups_scenarios_by_theme_and_names_what_breaks()
    {
        var list = (await _workplace.Run("list")).ShouldExitWith(0).Output;

        var failures = list[list.IndexOf("Scenarios: failures\n", StringComparison.Ordinal)..].Split("\n\n")[0];
        failures.ShouldContain("b04-create-is-refused.conf");
        failures.ShouldContain("with --wrong ids-resolve");
    }
}
