using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Output;

/// <summary>What a person who waits wants to know of a cluster: how many tasks and volumes its slaves have.</summary>
internal sealed class RunTally : IObserver
{
    private readonly Dictionary<string, HashSet<string>> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _volumes = new(StringComparer.Ordinal);

    /// <summary>Tasks that slaves were told to launch, and whose end no slave has seen.</summary>
    public int Tasks => _tasks.Values.Sum(tasks => tasks.Count);

    /// <summary>Volumes on the slaves' disks.</summary>
    public int Volumes => _volumes.Values.Sum();

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case TaskLaunched launched:
                TasksOf(node).Add(launched.Task.Id.Value);
                break;
            case TaskUpdated { Status: var status } when status.State.IsTerminal():
                TasksOf(node).Remove(status.TaskId.Value);
                break;
            case ResourcesCheckpointed checkpointed:
                _volumes[node] = checkpointed.Target.PersistentVolumes().Count;
                break;
            case SlaveRecovered recovered:
                Recover(node, recovered);
                break;
            case SlaveRebooted:
                _tasks.Remove(node);
                break;
            case SlaveDiskReplaced:
                _tasks.Remove(node);
                _volumes.Remove(node);
                break;
        }
    }

    /// <summary>What a slave knows of when it comes back is all that it has; of a task that ended it may know longer than we count it.</summary>
    private void Recover(string node, SlaveRecovered recovered)
    {
        var known = recovered.Tasks.Select(task => task.Value).ToHashSet(StringComparer.Ordinal);
        if (_tasks.TryGetValue(node, out var tasks))
        {
            tasks.IntersectWith(known);
        }
        else
        {
            _tasks[node] = known;
        }

        _volumes[node] = recovered.Checkpointed.PersistentVolumes().Count;
    }

    private HashSet<string> TasksOf(string node)
    {
        if (!_tasks.TryGetValue(node, out var tasks))
        {
            tasks = new(StringComparer.Ordinal);
            _tasks.Add(node, tasks);
        }

        return tasks;
    }
}
