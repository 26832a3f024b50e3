using ActorMesos.Domain.Ids;

namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch remembers: tasks that are not over, and how many each slave got. Every step costs the same at any size.</summary>
internal sealed class BatchBook(BatchSettings settings)
{
    private readonly Dictionary<SlaveId, BatchSlave> _slaves = [];
    private readonly HashSet<TaskId> _live = [];

    public int SlavesSeen => _slaves.Count;

    public int SlavesOwed { get; private set; }

    public int TasksLaunched { get; private set; }

    public int TasksLive => _live.Count;

    public bool Knows(SlaveId id) => _slaves.TryGetValue(id, out var slave) && !slave.IsLost;

    public int LaunchedOn(SlaveId id) => _slaves.TryGetValue(id, out var slave) ? slave.Launched : 0;

    public bool IsOwed(SlaveId id) => _slaves.TryGetValue(id, out var slave) && slave.IsOwed(settings);

    public bool IsLive(TaskId id) => _live.Contains(id);

    /// <summary>The tasks that are not over, in ordinal order, not in the set's.</summary>
    public List<TaskId> LiveTasks()
    {
        var tasks = _live.ToList();
        tasks.Sort(static (left, right) => string.CompareOrdinal(left.Value, right.Value));
        return tasks;
    }

    public void See(SlaveId id) => Put(id, LaunchedOn(id), isLost: false);

    public void Lose(SlaveId id) => Put(id, LaunchedOn(id), isLost: true);

    public void Launch(TaskId task, SlaveId slave)
    {
        _live.Add(task);
        TasksLaunched++;
        Put(slave, LaunchedOn(slave) + 1, isLost: false);
    }

    public void End(TaskId task) => _live.Remove(task);

    private void Put(SlaveId id, int launched, bool isLost)
    {
        var next = new BatchSlave(launched, isLost);
        SlavesOwed += (next.IsOwed(settings) ? 1 : 0) - (IsOwed(id) ? 1 : 0);
        _slaves[id] = next;
    }
}
