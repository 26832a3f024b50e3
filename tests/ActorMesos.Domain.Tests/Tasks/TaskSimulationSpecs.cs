namespace ActorMesos.Domain.Tests.Tasks;

using ActorMesos.Domain.Tasks;

public sealed class TaskSimulationSpecs
{
    [Fact]
    public void labels_say_what_the_simulated_executor_is_to_do()
    {
        var asked = TaskSimulation.Of(
        [
            new("simulate.duration", "90s"), new("team", null), new("simulate.fail", "0.125"), new("simulate.exit-code", "255"), new("simulate.crash", "0"),
            new("simulate.unhealthy", "1"), new("simulate.start", "1.5s"), new("simulate.kill", "never"),
        ]).Value;

        (asked.Lasts, asked.FailPercent, asked.ExitCode, asked.CrashPercent, asked.UnhealthyPercent, asked.StartsAfter, asked.DiesAfter)
            .ShouldBe((TimeSpan.FromSeconds(90), 12.5, 255, 0.0, 100.0, TimeSpan.FromSeconds(1.5), TimeSpan.MaxValue));
    }

    [Fact]
    public void other_labels_ask_nothing()
    {
        TaskSimulation.Of(null).Value.ShouldBe(TaskSimulation.Nothing);
        TaskSimulation.Of([new("simulated", "x"), new("Simulate.fail", "x")]).Value.ShouldBe(TaskSimulation.Nothing);
    }

    [Theory]
    [InlineData("simulate.speed", "2", "simulate.duration, simulate.fail")]
    [InlineData("simulate.", "2", "simulate.duration, simulate.fail")]
    [InlineData("simulate.duration", null, "a duration such as 90s")]
    [InlineData("simulate.duration", "90", "a duration such as 90s")]
    [InlineData("simulate.duration", "never", "a duration such as 90s")]
    [InlineData("simulate.fail", "10%", "a probability from 0 to 1")]
    [InlineData("simulate.fail", "1.01", "a probability from 0 to 1")]
    [InlineData("simulate.fail", "-0.1", "a probability from 0 to 1")]
    [InlineData("simulate.fail", "0.12345678901", "a probability from 0 to 1")]
    [InlineData("simulate.unhealthy", "often", "a probability from 0 to 1")]
    [InlineData("simulate.exit-code", "256", "a number from 0 to 255")]
    [InlineData("simulate.kill", "soon", "or never")]
    public void what_no_executor_can_do_is_refused_with_what_would_be_right(string label, string? value, string right)
    {
        var refusal = TaskSimulation.Of([new(label, value)]).Refusal!;

        refusal.Rule.ShouldBe("task-simulate-label");
        refusal.Reason.ShouldContain(label);
        refusal.Reason.ShouldContain(right);
    }

    [Fact]
    public void labels_do_not_contradict_each_other()
    {
        TaskSimulation.Of([new("simulate.fail", "0.6"), new("simulate.crash", "0.6")]).Refusal!.Reason.ShouldContain("more than 1");
        TaskSimulation.Of([new("simulate.fail", "0.1"), new("simulate.fail", "0.1")]).Refusal!.Reason.ShouldContain("twice");
        TaskSimulation.Of([new("simulate.fail", "0.5"), new("simulate.crash", "0.5")]).IsRefused.ShouldBeFalse();
    }
}
