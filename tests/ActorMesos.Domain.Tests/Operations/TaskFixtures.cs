namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>Tasks, executors and groups on slave S0, and what is said to operations that launch or convert.</summary>
internal static class TaskFixtures
{
    public static readonly Resource Cpus = Resource.Scalar("cpus", Scalar.FromWhole(1));

    public static readonly ExecutorInfo Executor = new(
        new ExecutorId("e"), ResourceText.Parse("cpus:0.1;mem:32;disk:1").Value, CommandInfo.FromCommandLine("executor"), Type: ExecutorType.Custom);

    public static TaskInfo Task(params Resource[] resources) => new(
        new TaskId("t1"), "task", new SlaveId("S0"), Resources.Of(resources.Length == 0 ? [Cpus] : resources), new CommandInfo("./run"));

    public static TaskInfo With(ExecutorInfo executor, params Resource[] resources) => Task(resources) with { Command = null, Executor = executor };

    public static TaskInfo Named(this TaskInfo task, string id) => task with { Id = new TaskId(id) };

    public static LaunchGroup Group(params TaskInfo[] tasks) =>
        new(Executor, tasks.Length == 0 ? [Task(), Task().Named("t2")] : tasks);

    public static Resources Ports(ulong begin, ulong end) =>
        Resources.Of(Resource.Ranges("ports", RangesValue.Of(new ValueRange(begin, end))));

    /// <summary>What is wrong with an operation whatever the offers hold; of a launch, what is wrong with its first task.</summary>
    public static Refusal? Refuse(this Operation operation, OperationContext context) =>
        operation is Launch launch ? Launch.ValidateTaskItself(launch.Tasks[0], context) : operation.Validate(context);

    public static string? Verdict(this Operation operation, OperationContext context) => operation.Refuse(context)?.Rule;
}
