using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;
using ActorMesos.Http.Operator;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Tasks and executors as the v1 API shows them (<c>Response.GetTasks</c>, <c>Response.GetExecutors</c>).</summary>
internal static class V1Task
{
    public static void WriteAll(Utf8JsonWriter writer, MasterView view)
    {
        var frameworks = view.Frameworks().ToList();
        V1.List<TaskRecord>(writer, "pending_tasks", [], _ => { });
        List(writer, "tasks", frameworks.SelectMany(framework => framework.PresentTasks), view);
        List(writer, "unreachable_tasks", frameworks.SelectMany(framework => framework.UnreachableTasks), view);
        List(writer, "completed_tasks", frameworks.Concat(view.Master.CompletedFrameworks).SelectMany(framework => framework.CompletedTasks), view);
        V1.List<TaskRecord>(writer, "orphan_tasks", [], _ => { });
    }

    public static void WriteExecutors(Utf8JsonWriter writer, MasterView view)
    {
        var tasks = view.Frameworks().SelectMany(framework => framework.PresentTasks).Where(task => task.Info.Executor is not null && !task.State.IsTerminal())
            .DistinctBy(task => (task.FrameworkId, task.Slave.Id, task.Info.Executor!.Id));
        V1.List(writer, "executors", tasks, task =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("executor_info");
            V1.Id(writer, "executor_id", task.Info.Executor!.Id.Value);
            V1.Id(writer, "framework_id", task.FrameworkId.Value);
            V1.Resources(writer, "resources", task.Info.Executor.Resources);
            writer.WriteEndObject();
            V1.Id(writer, "agent_id", task.Slave.Id.Value);
            writer.WriteEndObject();
        });
        V1.List<TaskRecord>(writer, "orphan_executors", [], _ => { });
    }

    public static void Write(Utf8JsonWriter writer, FrameworkId framework, TaskInfo task, TaskState state, IReadOnlyList<TaskMoment> moments)
    {
        writer.WriteStartObject();
        writer.WriteString("name", task.Name);
        V1.Id(writer, "task_id", task.Id.Value);
        V1.Id(writer, "framework_id", framework.Value);
        if (task.Executor is { } executor)
        {
            V1.Id(writer, "executor_id", executor.Id.Value);
        }

        V1.Id(writer, "agent_id", task.SlaveId.Value);
        writer.WriteString("state", state.WireName());
        V1.Resources(writer, "resources", task.Resources);
        V1.List(writer, "statuses", moments, moment =>
        {
            writer.WriteStartObject();
            V1.Id(writer, "task_id", task.Id.Value);
            writer.WriteString("state", moment.State.WireName());
            writer.WriteNumber("timestamp", WireTime.Seconds(moment.At));
            writer.WriteEndObject();
        });
        if (task.Labels is { } labels)
        {
            writer.WriteStartObject("labels");
            TaskInfoJson.WriteLabels(writer, labels);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, string name, IEnumerable<TaskRecord> tasks, MasterView view) => V1.List(
        writer, name, tasks, task => Write(writer, task.FrameworkId, task.Info, task.State, view.Chronicle.Of(task.FrameworkId, task.Info.Id)));
}
