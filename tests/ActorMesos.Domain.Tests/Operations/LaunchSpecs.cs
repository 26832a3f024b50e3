namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using static Situation;

public sealed class LaunchSpecs
{
    private static readonly Resource Cpus = Resource.Scalar("cpus", Scalar.FromWhole(1));
    private static readonly Resources Offered = Resources.Of(Cpus, Volume);

    private static TaskInfo Task(params Resource[] resources) =>
        new(new TaskId("t1"), "task", new SlaveId("S0"), Resources.Of(resources), new CommandInfo("./run"));

    private static Refusal? Validate(TaskInfo task, OperationContext? context = null) => Launch.ValidateTask(task, context ?? Old, Offered);

    [Fact]
    public void launches_a_task_on_a_volume() => Validate(Task(Cpus, Volume)).ShouldBeNull();

    [Fact]
    public void lets_a_task_see_the_volume_under_another_path() => Validate(Task(Cpus, Volume.WithPath("other"))).ShouldBeNull();

    [Fact]
    public void does_not_look_at_the_path_of_a_volume() => Validate(Task(Cpus, Volume.WithPath("a/b"))).ShouldBeNull();

    [Fact]
    public void refuses_more_than_remains() =>
        Validate(Task(Cpus.WithAmount(Scalar.FromDouble(1.001)))).ShouldBeRefusedBy("not-enough-resources");

    [Fact]
    public void refuses_part_of_a_volume() =>
        Validate(Task(Volume.WithAmount(Scalar.FromWhole(50)))).ShouldBeRefusedBy("not-enough-resources");

    [Fact]
    public void refuses_a_task_without_resources() => Validate(Task()).ShouldBeRefusedBy("task-needs-resources");

    [Fact]
    public void refuses_a_task_for_another_slave() =>
        Validate(Task(Cpus) with { SlaveId = new SlaveId("S1") }).ShouldBeRefusedBy("task-slave");

    [Fact]
    public void refuses_an_id_that_is_taken() =>
        Validate(Task(Cpus), Old with { TakenTaskIds = new HashSet<TaskId> { new("t1") } }).ShouldBeRefusedBy("task-id-unique");

    [Fact]
    public void refuses_an_id_that_is_no_name()
    {
        Validate(Task(Cpus) with { Id = new TaskId("a/b") }).ShouldBeRefusedBy("task-id");
        Validate(Task(Cpus) with { Id = new TaskId("") }, New).ShouldBeRefusedBy("task-id");
    }

    [Fact]
    public void refuses_a_volume_named_twice() => Validate(Task(Volume, Volume)).ShouldBeRefusedBy("task-volume-twice");

    [Fact]
    public void refuses_revocable_and_other_cpus_together() =>
        Validate(Task(Cpus, Cpus with { Revocable = true })).ShouldBeRefusedBy("task-revocable-mixed");

    [Fact]
    public void refuses_part_of_a_gpu_in_1_11_only()
    {
        var half = Task(Resource.Scalar("gpus", Scalar.FromDouble(0.5)));
        Launch.ValidateTask(half, New, half.Resources).ShouldBeRefusedBy("gpus-whole");
        Launch.ValidateTask(half, Old, half.Resources).ShouldBeNull();
    }

    [Fact]
    public void reads_a_volume_only_in_1_11()
    {
        var reader = Task(Cpus, Reserved.WithVolume("v1", "data", VolumeMode.ReadOnly));
        Validate(reader).ShouldBeRefusedBy("volume-read-write");
        Validate(reader, New).ShouldBeNull();
    }

    [Fact]
    public void refuses_labels_that_simulate_what_no_executor_can()
    {
        Validate(Task(Cpus) with { Labels = [new("simulate.speed", "2")] }).ShouldBeRefusedBy("task-simulate-label");
        Validate(Task(Cpus) with { Labels = [new("team", "2"), new("simulate.duration", "9s")] }).ShouldBeNull();
    }

    [Fact]
    public void refuses_the_exit_code_of_a_task_that_does_not_end()
    {
        var coded = Task(Cpus) with { Labels = [new("simulate.exit-code", "3")] };
        Validate(coded).ShouldBeRefusedBy("task-simulate-exit-code");
        Validate(coded with { Command = CommandInfo.FromCommandLine("sleep 5") }).ShouldBeNull();
        Validate(coded with { Labels = [.. coded.Labels!, new("simulate.fail", "0.1")] }).ShouldBeNull();
    }
}
