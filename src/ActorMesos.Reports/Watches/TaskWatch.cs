using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Tasks, from their launch on a slave to the news of their end.</summary>
/// <param name="timeline">Where they go.</param>
public sealed class TaskWatch(Timeline timeline) : IWatch
{
    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var node = line.To ?? "";
        switch (line.Kind)
        {
            case "TaskLaunched" when line.IsChange:
                timeline.Begin(Key(node, line.Text("task", "id")), new Span("task", node, line.Text("task", "id"), "starting", line.At, null));
                break;
            case "TaskUpdated" when line.IsChange:
                Updated(line, node, line.Text("status", "task_id"), line.Text("status", "state"));
                break;
            case "SlaveRebooted" or "SlaveDiskReplaced" or "SlaveShutDown" when line.IsChange:
                timeline.EndAll(line.At, span => span.Lane is "task" && string.Equals(span.Node, node, StringComparison.Ordinal));
                break;
            case "PowerFailed":
                timeline.EndAll(line.At, span => span.Lane is "task");
                break;
        }
    }

    private void Updated(EventLine line, string node, string task, string state)
    {
        var key = Key(node, task);
        switch (state)
        {
            case "Running" when timeline.Lasting(key) is { State: not "running" } span:
                timeline.Begin(key, span with { From = line.At, State = "running" });
                break;
            case "Killing" when timeline.Lasting(key) is { } span:
                timeline.Begin(key, span with { From = line.At, State = "being killed" });
                break;
            case "Staging" or "Starting" or "Running" or "Killing" or "Unreachable":
                break;
            default:
                timeline.End(key, line.At);
                break;
        }
    }

    private static string Key(string node, string task) => $"task|{node}|{task}";
}
