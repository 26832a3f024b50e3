using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Output;

/// <summary>What a person who waits wants to know of a cluster: its tasks, its volumes, and what is broken.</summary>
internal sealed class RunTally : IObserver
{
    private readonly FaultsInForce _faults = new();
    private readonly HashSet<(string Node, string Task)> _tasks = [];
    private readonly Dictionary<string, int> _volumes = new(StringComparer.Ordinal);

    /// <summary>Tasks that were launched on slaves, and of whose end no slave has heard.</summary>
    public int Tasks => _tasks.Count;

    /// <summary>Volumes on slaves.</summary>
    public int Volumes => _volumes.Values.Sum();

    /// <summary>How many faults are in force.</summary>
    public int Faults => _faults.Now.Count();

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        _faults.Saw(at, node, happened);
        switch (happened)
        {
            case TaskLaunched launched:
                _tasks.Add((node, launched.Task.Id.Value));
                break;
            case TaskUpdated updated when updated.Status.State.IsTerminal():
                _tasks.Remove((node, updated.Status.TaskId.Value));
                break;
            case SlaveRebooted or SlaveDiskReplaced:
                _tasks.RemoveWhere(task => string.Equals(task.Node, node, StringComparison.Ordinal));
                break;
            case ResourcesCheckpointed checkpointed:
                _volumes[node] = checkpointed.Target.PersistentVolumes().Count;
                break;
        }
    }
}
