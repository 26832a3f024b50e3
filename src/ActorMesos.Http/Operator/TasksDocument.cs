using System.Text.Json;

namespace ActorMesos.Http.Operator;

/// <summary><c>/tasks</c>: the tasks of all frameworks, a page at a time.</summary>
internal static class TasksDocument
{
    private const int LimitDefault = 100;

    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        var all = view.Frameworks().Select(framework => (Framework: framework, IsOver: false))
            .Concat(view.Master.CompletedFrameworks.Select(framework => (Framework: framework, IsOver: true)))
            .Where(entry => !view.Excludes("framework_id", entry.Framework.Id.Value))
            .SelectMany(entry => MasterView.TasksOf(entry.Framework).Concat(entry.Framework.CompletedTasks).Select(task => (task, entry.Framework.Info)))
            .Where(entry => !view.Excludes("task_id", entry.task.Info.Id.Value))
            .Select(entry => (Task: entry.task, entry.Info, At: view.Chronicle.Of(entry.task.FrameworkId, entry.task.Info.Id) is [var first, ..] ? first.At : view.Now))
            .OrderBy(entry => entry.At).ToList();
        if (view.Query.GetValueOrDefault("order") is not "asc")
        {
            all.Reverse();
        }

        writer.WriteStartObject();
        writer.WriteStartArray("tasks");
        foreach (var (task, info, _) in all.Skip(view.Number("offset", 0)).Take(view.Number("limit", LimitDefault)))
        {
            TaskDocument.Write(writer, task, info, view);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
