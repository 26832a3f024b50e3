using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Operator;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Http.OperatorV1;

/// <summary>
/// Tells operators who listen what changes: tasks, frameworks, agents. What happens within a step is noted, and told between two. Used by
/// the run's own thread alone.
/// </summary>
internal sealed class V1Feed(FrontDoorSettings settings, Func<Cluster> cluster) : IObserver
{
    private readonly List<RecordPump<byte[]>> _listeners = [];
    private readonly List<(string Type, Action<Utf8JsonWriter, MasterView> Write)> _noted = [];
    private Master? _master;

    /// <summary>How many listen.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Another operator listens, and is told first how everything stands. Of too many the first is cut off.</summary>
    /// <returns>Its stream; null where no master serves.</returns>
    public RecordPump<byte[]>? Listen(ServedRun run)
    {
        if (View(run) is not { } view)
        {
            return null;
        }

        Tell(run);
        _master = view.Master;
        var listener = new RecordPump<byte[]>(settings.EventsWaitingMost, settings.Heartbeat, SchedulerEventJson.Heartbeat);
        if (_listeners.Count >= settings.StreamsMost)
        {
            _listeners[0].Complete();
            _listeners.RemoveAt(0);
        }

        listener.Add(Event("SUBSCRIBED", view, (writer, _) =>
        {
            writer.WriteStartObject("get_state");
            V1Reads.WriteState(writer, view);
            writer.WriteEndObject();
            writer.WriteNumber("heartbeat_interval_seconds", settings.Heartbeat.TotalSeconds);
        }));
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>An operator listens no longer.</summary>
    public bool Leave(RecordPump<byte[]> listener) => _listeners.Remove(listener);

    /// <summary>Tells what has been noted. With a master its streams end: what it knew of frameworks and tasks is not what the next one knows.</summary>
    public void Tell(ServedRun run)
    {
        if (_listeners.Count > 0 && run.Master() != _master)
        {
            Close();
            _listeners.Clear();
        }

        if (_noted.Count == 0)
        {
            return;
        }

        if (View(run) is { } view)
        {
            foreach (var (type, write) in _noted)
            {
                var told = Event(type, view, write);
                _listeners.ForEach(listener => listener.Add(told));
            }
        }

        _noted.Clear();
    }

    /// <summary>Every stream ends.</summary>
    public void Close() => _listeners.ForEach(listener => listener.Complete());

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        if (_listeners.Count == 0)
        {
            return;
        }

        switch (happened)
        {
            case FrameworkJoined joined:
                Note(joined.IsBack ? "FRAMEWORK_UPDATED" : "FRAMEWORK_ADDED", (writer, view) => Framework(writer, view, joined));
                break;
            case FrameworkRemoved removed:
                Note("FRAMEWORK_REMOVED", (writer, view) => Removed(writer, view, removed.FrameworkId));
                break;
            case SlaveJoined { IsBack: false } joined:
                Note("AGENT_ADDED", (writer, view) => Agent(writer, view, joined.SlaveId));
                break;
            case SlaveRemoved removed:
                Note("AGENT_REMOVED", (writer, _) => V1.Id(writer, "agent_id", removed.SlaveId.Value));
                break;
            case RunTask run:
                Note("TASK_ADDED", (writer, _) => Task(writer, run.FrameworkId, run.Task));
                break;
            case RunTaskGroup group:
                foreach (var task in group.Tasks)
                {
                    Note("TASK_ADDED", (writer, _) => Task(writer, group.FrameworkId, task));
                }

                break;
            case StatusUpdate update when node.StartsWith("master", StringComparison.Ordinal):
                Note("TASK_UPDATED", (writer, _) =>
                {
                    V1.Id(writer, "framework_id", update.FrameworkId.Value);
                    TaskStatusJson.Write(writer, "status", update.Status);
                    writer.WriteString("state", update.LatestState.WireName());
                });
                break;
        }
    }

    private void Note(string type, Action<Utf8JsonWriter, MasterView> write) => _noted.Add((type, write));

    private MasterView? View(ServedRun run) =>
        run.Master() is { } master ? new MasterView(master, run, cluster(), new Dictionary<string, string>(StringComparer.Ordinal)) : null;

    private static byte[] Event(string type, MasterView view, Action<Utf8JsonWriter, MasterView> write) => CallDocument.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type.ToLowerInvariant());
        write(writer, view);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void Framework(Utf8JsonWriter writer, MasterView view, FrameworkJoined joined)
    {
        if (view.Master.Frameworks.GetValueOrDefault(joined.FrameworkId) is { } framework)
        {
            writer.WritePropertyName("framework");
            V1Framework.Write(writer, framework, view, isCompleted: false);
        }
    }

    private static void Removed(Utf8JsonWriter writer, MasterView view, FrameworkId id)
    {
        if (view.Master.CompletedFrameworks.FirstOrDefault(framework => framework.Id == id) is { } framework)
        {
            writer.WritePropertyName("framework_info");
            V1Framework.WriteInfo(writer, id, framework.Info);
        }
    }

    private static void Agent(Utf8JsonWriter writer, MasterView view, SlaveId id)
    {
        if (view.Master.Slaves.GetValueOrDefault(id) is { } slave)
        {
            writer.WritePropertyName("agent");
            V1Agent.Write(writer, slave, view);
        }
    }

    private static void Task(Utf8JsonWriter writer, FrameworkId framework, TaskInfo task)
    {
        writer.WritePropertyName("task");
        V1Task.Write(writer, framework, task, TaskState.Staging, []);
    }
}
