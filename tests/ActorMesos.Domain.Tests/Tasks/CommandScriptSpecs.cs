namespace ActorMesos.Domain.Tests.Tasks;

using ActorMesos.Domain.Tasks;

/// <summary>What a simulated command line does.</summary>
public sealed class CommandScriptSpecs
{
    [Theory]
    [InlineData("sleep 60", 60.0, 0)]
    [InlineData("sleep 2.5; exit 3", 2.5, 3)]
    [InlineData("sleep 1 && sleep 2", 3.0, 0)]
    [InlineData("exit 7; sleep 9", 0.0, 7)]
    [InlineData("false", 0.0, 1)]
    [InlineData("false && sleep 9; sleep 1", 1.0, 0)]
    [InlineData("sleep 4 && false", 4.0, 1)]
    [InlineData("true", 0.0, 0)]
    public void a_script_ends_when_and_as_a_shell_would(string line, double seconds, int exitCode) =>
        CommandScript.Of(line).ShouldBe(new CommandScript(TimeSpan.FromSeconds(seconds), exitCode, false, false));

    [Theory]
    [InlineData("./serve")]
    [InlineData("sleep forever")]
    [InlineData("sleep 99999999999")]
    [InlineData("exit 300")]
    [InlineData("sleep 1; ./serve; exit 1")]
    [InlineData("")]
    public void what_is_not_understood_runs_until_it_is_killed(string line)
    {
        CommandScript.Of(line).Duration.ShouldBeNull();
        CommandInfo.FromCommandLine(line).Duration.ShouldBeNull();
    }

    [Fact]
    public void a_script_may_kill_its_executor_and_ignore_that_it_is_asked_to_end()
    {
        CommandScript.Of("sleep 5; kill -9 $PPID").ShouldBe(new CommandScript(TimeSpan.FromSeconds(5), 0, EndsExecutor: true, IgnoresTermination: false));
        CommandScript.Of("trap '' TERM; sleep 5").ShouldBe(new CommandScript(TimeSpan.FromSeconds(5), 0, EndsExecutor: false, IgnoresTermination: true));
        CommandScript.Of("trap '' TERM; ./serve").ShouldBe(new CommandScript(null, 0, EndsExecutor: false, IgnoresTermination: true));
    }
}
