using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>At most one live task has an exclusive volume. A task is live from when its slave has it until its slave says that it is over.</summary>
public sealed class OneWriter : IInvariant
{
    private readonly Dictionary<string, Dictionary<(FrameworkId, TaskId), List<string>>> _tasks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case TaskLaunched launched:
                Launch(node, launched);
                break;
            case TaskUpdated updated when updated.Status.State.IsTerminal():
                _tasks.GetValueOrDefault(node)?.Remove((updated.FrameworkId, updated.Status.TaskId));
                break;
            case SlaveShutDown or SlaveUnregistered or SlaveRebooted or SlaveDiskReplaced:
                _tasks.Remove(node);
                break;
            case SlaveRecovered recovered when _tasks.TryGetValue(node, out var known):
                foreach (var gone in known.Keys.Where(task => !recovered.Tasks.Contains(task.Item2)).ToList())
                {
                    known.Remove(gone);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
    }

    private void Launch(string node, TaskLaunched launched)
    {
        var folders = launched.Task.Resources.PersistentVolumes().NonShared().Select(VolumeContent.Folder).ToList();
        if (folders.Count == 0)
        {
            return;
        }

        if (!_tasks.TryGetValue(node, out var tasks))
        {
            _tasks.Add(node, tasks = []);
        }

        foreach (var (other, taken) in tasks)
        {
            if (other != (launched.FrameworkId, launched.Task.Id) && folders.Find(taken.Contains) is { } folder)
            {
                Broken ??= $"the tasks {other.Item2} and {launched.Task.Id} both have the volume {folder} of {node}; one of them should be over first";
            }
        }

        tasks[(launched.FrameworkId, launched.Task.Id)] = folders;
    }
}
