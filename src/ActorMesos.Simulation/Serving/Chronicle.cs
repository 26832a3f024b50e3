using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Serving;

/// <summary>Remembers when frameworks and slaves came and went, and the states of tasks, which the master's books do not hold.</summary>
public sealed class Chronicle : IObserver
{
    private const int TasksMost = 100_000;
    private const int StatesMost = 20;

    private readonly Dictionary<FrameworkId, Attendance> _frameworks = [];
    private readonly Dictionary<SlaveId, Attendance> _slaves = [];
    private readonly Dictionary<(FrameworkId, TaskId), List<TaskMoment>> _tasks = [];
    private readonly Queue<(FrameworkId, TaskId)> _order = new();

    /// <summary>When a framework came and went; null where that is not known.</summary>
    public Attendance? Of(FrameworkId framework) => _frameworks.GetValueOrDefault(framework);

    /// <summary>When a slave came and went; null where that is not known.</summary>
    public Attendance? Of(SlaveId slave) => _slaves.GetValueOrDefault(slave);

    /// <summary>The states of a task, the earliest first; of several alike in a row the last.</summary>
    public IReadOnlyList<TaskMoment> Of(FrameworkId framework, TaskId task) => _tasks.GetValueOrDefault((framework, task)) ?? [];

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case FrameworkJoined joined:
                Join(_frameworks, joined.FrameworkId, at);
                break;
            case FrameworkRemoved removed when _frameworks.GetValueOrDefault(removed.FrameworkId) is { } known:
                _frameworks[removed.FrameworkId] = known with { LeftAt = at };
                break;
            case SlaveJoined joined:
                Join(_slaves, joined.SlaveId, at);
                break;
            case StatusUpdate update when node.StartsWith("master", StringComparison.Ordinal):
                Add((update.FrameworkId, update.Status.TaskId), new TaskMoment(update.Status.State, at, update.Status.Healthy));
                break;
        }
    }

    private static void Join<T>(Dictionary<T, Attendance> all, T id, Instant at)
        where T : notnull =>
        all[id] = all.GetValueOrDefault(id) is { } known ? known with { CameBackAt = at, LeftAt = null } : new Attendance(at);

    private void Add((FrameworkId, TaskId) task, TaskMoment moment)
    {
        if (!_tasks.TryGetValue(task, out var moments))
        {
            moments = [];
            _tasks.Add(task, moments);
            _order.Enqueue(task);
            if (_tasks.Count > TasksMost)
            {
                _tasks.Remove(_order.Dequeue());
            }
        }

        if (moments.Count > 0 && (moments[^1].State == moment.State || moments.Count == StatesMost))
        {
            moments.RemoveAt(moments.Count - 1);
        }

        moments.Add(moment);
    }
}

/// <summary>When somebody came and went.</summary>
/// <param name="CameAt">When first.</param>
public sealed record Attendance(Instant CameAt)
{
    /// <summary>When again, the last time; null where never.</summary>
    public Instant? CameBackAt { get; init; }

    /// <summary>When for good; null where not yet.</summary>
    public Instant? LeftAt { get; init; }
}

/// <summary>A task was in a state.</summary>
/// <param name="State">Which.</param>
/// <param name="At">When.</param>
/// <param name="Healthy">Whether it passed its health check; null where there is none.</param>
public sealed record TaskMoment(TaskState State, Instant At, bool? Healthy);
