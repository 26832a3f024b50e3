namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using static Situation;
using static TaskFixtures;

/// <summary>Tasks that bring an executor of their own.</summary>
public sealed class ExecutorSpecs
{
    private static readonly Resources Offered = ResourceText.Parse("cpus:1.1;mem:32;disk:1").Value;

    private static readonly OperationContext Running = New with { Executors = [Executor] };

    private static Refusal? Validate(TaskInfo task, OperationContext context, Resources? offered = null) =>
        Launch.ValidateTask(task, context, offered ?? Offered);

    [Fact]
    public void an_executor_takes_its_resources_with_the_first_of_its_tasks_only()
    {
        Validate(With(Executor), New).ShouldBeNull();
        Validate(With(Executor), New, Offered - Resource.Scalar("mem", new Scalar(1))).ShouldBeRefusedBy("not-enough-resources");
        Validate(With(Executor), Running, Resources.Of(Cpus)).ShouldBeNull();
    }

    [Fact]
    public void an_executor_that_runs_must_be_named_exactly_as_it_was_launched()
    {
        Validate(With(Executor with { Command = new CommandInfo("another") }), Running).ShouldBeRefusedBy("executor-identical");
        Validate(With(Executor with { Resources = Resources.Of(Cpus) }), Running).ShouldBeRefusedBy("executor-identical");
        Validate(With(Executor with { Id = new ExecutorId("f"), Command = new CommandInfo("another") }), Running).ShouldBeNull();
    }

    [Fact]
    public void an_executor_may_leave_its_framework_unsaid()
    {
        var explicitly = Executor with { FrameworkId = New.FrameworkId };
        Validate(With(explicitly), Running).ShouldBeNull();
        Validate(With(Executor), New with { Executors = [explicitly] }).ShouldBeNull();
    }

    [Fact]
    public void an_executor_smaller_than_mesos_likes_is_launched_all_the_same() =>
        Validate(With(Executor with { Resources = Resources.Of(Resource.Scalar("cpus", new Scalar(1))) }), New).ShouldBeNull();

    [Fact]
    public void sets_and_ranges_are_not_had_twice_whatever_they_are_reserved_for()
    {
        var zones = Executor with { Resources = Resources.Of(Resource.Set("zones", SetValue.Of("a"), "hdfs")) };
        Validate(With(zones, Resource.Set("zones", SetValue.Of("a", "b"))), New).ShouldBeRefusedBy("executor-no-overlap");
        Validate(With(zones, Resource.Set("zones", SetValue.Of("b"))), New, Resources.Of(Resource.Set("zones", SetValue.Of("b"))) + zones.Resources)
            .ShouldBeNull();
        Validate(With(Executor with { Resources = Ports(1, 4) }, Ports(5, 9)[0]), New, Ports(1, 9)).ShouldBeNull();
    }
}
