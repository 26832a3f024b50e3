using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Tests.Tasks;

public sealed class TaskStatesSpecs
{
    [Fact]
    public void a_framework_waits_for_nothing_that_is_over_or_out_of_sight() =>
        Enum.GetValues<TaskState>().Where(state => !state.IsOverOrOutOfSight()).ShouldBe(
            [TaskState.Staging, TaskState.Starting, TaskState.Running, TaskState.Killing]);

    [Fact]
    public void tells_what_is_over_from_what_is_not() =>
        Enum.GetValues<TaskState>().Where(state => !state.IsTerminal()).ShouldBe(
            [TaskState.Staging, TaskState.Starting, TaskState.Running, TaskState.Killing, TaskState.Unreachable, TaskState.Unknown]);

    [Fact]
    public void finds_each_state_by_its_wire_name()
    {
        foreach (var state in Enum.GetValues<TaskState>())
        {
            TaskStates.FromWireName(state.WireName()).ShouldBe(state);
            state.WireName().Replace("_", "", StringComparison.Ordinal).ShouldBe($"TASK{state.ToString().ToUpperInvariant()}");
        }

        TaskState.GoneByOperator.WireName().ShouldBe("TASK_GONE_BY_OPERATOR");
        TaskStates.FromWireName("RUNNING").ShouldBeNull();
    }

    [Theory]
    [InlineData("sleep 60", 60.0)]
    [InlineData("sleep 0.5", 0.5)]
    [InlineData("sleep infinity", null)]
    [InlineData("sleep 99999999999999", null)]
    [InlineData("./run", null)]
    public void a_command_that_sleeps_finishes_by_itself(string commandLine, double? seconds) =>
        (CommandInfo.FromCommandLine(commandLine).Duration?.TotalSeconds).ShouldBe(seconds);
}
