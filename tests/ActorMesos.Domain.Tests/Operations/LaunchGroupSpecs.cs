namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;
using static Situation;
using static TaskFixtures;

/// <summary>Groups of tasks, all or none.</summary>
public sealed class LaunchGroupSpecs
{
    private static readonly Resources Offered = ResourceText.Parse("cpus:2.1;mem:32;disk:1").Value;

    private static readonly Resource Shared = Volume with { Shared = true };

    [Fact]
    public void fits_when_the_offers_hold_all_tasks_and_their_executor()
    {
        Group().Validate(New).ShouldBeNull();
        Group().Fits(New, Offered).ShouldBeNull();
        Group().Fits(New, Offered - Resource.Scalar("cpus", new Scalar(1))).ShouldBeRefusedBy("not-enough-resources");
        Group().Fits(New with { Executors = [Executor] }, ResourceText.Parse("cpus:2").Value).ShouldBeNull();
    }

    [Fact]
    public void every_task_runs_under_the_executor_of_the_group() =>
        Group().TasksToLaunch().ShouldAllBe(task => task.Executor == Executor);

    [Fact]
    public void one_task_that_is_not_valid_is_enough_to_refuse_it()
    {
        Group(Task(), Task().Named("a/b")).Validate(New).ShouldBeRefusedBy("task-id");
        Group(Task(), Task().Named("t2") with { SlaveId = new SlaveId("S1") }).Validate(New).ShouldBeRefusedBy("task-slave");
        Group(Task(), Task(Volume.WithId("a/b")).Named("t2")).Validate(New).ShouldBeRefusedBy("volume-id");
        Group(Task(), Task()).Validate(New).ShouldBeRefusedBy("task-id-unique");
        Group(Task()).Validate(New with { TakenTaskIds = new HashSet<TaskId> { new("t1") } }).ShouldBeRefusedBy("task-id-unique");
    }

    [Fact]
    public void a_group_of_nothing_or_of_too_many_is_refused()
    {
        new LaunchGroup(Executor, []).Validate(New).ShouldBeRefusedBy("group-size");
        new LaunchGroup(Executor, [.. Enumerable.Repeat(Task(), 10_001)]).Validate(New).ShouldBeRefusedBy("group-size");
    }

    [Fact]
    public void a_task_may_name_the_executor_of_its_group_and_no_other()
    {
        Group(Task() with { Executor = Executor }).Validate(New).ShouldBeNull();
        Group(Task() with { Executor = Executor with { Type = ExecutorType.Default } }).Validate(New).ShouldBeRefusedBy("group-one-executor");
    }

    [Fact]
    public void its_executor_has_a_type_and_a_command_only_if_it_is_the_frameworks_own()
    {
        (Group() with { Executor = Executor with { Type = null } }).Validate(New).ShouldBeRefusedBy("group-executor-type");
        (Group() with { Executor = Executor with { Command = null } }).Validate(New).ShouldBeRefusedBy("group-executor-command");
        (Group() with { Executor = Executor with { Type = ExecutorType.Default } }).Validate(New).ShouldBeRefusedBy("group-executor-command");
        (Group() with { Executor = Executor with { Type = ExecutorType.Default, Command = null } }).Validate(New).ShouldBeNull();
    }

    [Theory]
    [InlineData("cpus:0.01;mem:32;disk:0.001", true)]
    [InlineData("cpus:0.009;mem:32;disk:1", false)]
    [InlineData("cpus:0.01;mem:31.999;disk:1", false)]
    [InlineData("cpus:0.01;mem:32", false)]
    public void its_executor_has_a_hundredth_of_a_cpu_32_megabytes_and_some_disk(string resources, bool enough)
    {
        var group = Group() with { Executor = Executor with { Resources = ResourceText.Parse(resources).Value } };
        group.Validate(New)?.Rule.ShouldBe("group-executor-size");
        (group.Validate(New) is null).ShouldBe(enough);
    }

    [Fact]
    public void no_volume_and_no_port_is_had_twice_in_it()
    {
        Group(Task(Volume), Task(Volume).Named("t2")).Validate(New).ShouldBeRefusedBy("task-volume-twice");
        Group(Task(Ports(1, 5)[0]), Task(Ports(5, 6)[0]).Named("t2")).Validate(New).ShouldBeRefusedBy("group-no-overlap");
        (Group(Task(Volume)) with { Executor = Executor with { Resources = Executor.Resources + Volume } }).Validate(New).ShouldBeRefusedBy("task-volume-twice");
        Group(Task(), Task(Cpus with { Revocable = true }).Named("t2")).Validate(New).ShouldBeRefusedBy("task-revocable-mixed");
    }

    [Fact]
    public void a_shared_volume_needs_a_copy_for_each_task()
    {
        var group = Group(Task(Shared), Task(Shared).Named("t2"));
        group.Validate(New).ShouldBeNull();
        group.Fits(New, Executor.Resources + Shared).ShouldBeRefusedBy("not-enough-resources");
        group.Fits(New, Executor.Resources + Shared + Shared).ShouldBeNull();
    }

    [Fact]
    public void reads_back_what_it_prints()
    {
        var group = Group(Task() with { Executor = Executor }, Task(Volume).Named("t2")) with
        {
            Executor = Executor with { FrameworkId = new FrameworkId("F"), Type = ExecutorType.Default, Command = null },
        };
        OperationJson.Parse(OperationJson.Print(group)).Value.ShouldBe(group);
    }
}
