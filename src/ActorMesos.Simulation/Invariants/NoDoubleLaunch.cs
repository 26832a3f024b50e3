using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// No framework launches a second task of a name on another volume while the first one runs on a slave that the master knows: it could
/// have asked. Mesos does not keep a framework from it.
/// </summary>
public sealed class NoDoubleLaunch : IInvariant
{
    private readonly SortedDictionary<(string Node, string Framework, string Task), string> _live = [];
    private readonly Dictionary<SlaveId, string> _nodes = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case SlaveJoined joined:
                _nodes[joined.SlaveId] = joined.Slave.Node.Value;
                _known.Add(joined.Slave.Node.Value);
                break;
            case SlaveRemoved removed:
                Forget(removed.SlaveId);
                break;
            case SlaveMadeUnreachable unreachable:
                Forget(unreachable.SlaveId);
                break;
            case TaskLaunched launched when !launched.Task.Resources.PersistentVolumes().IsEmpty:
                Launch(node, launched);
                break;
            case TaskUpdated updated when updated.Status.State.IsTerminal():
                _live.Remove((node, updated.FrameworkId.Value, updated.Status.TaskId.Value));
                break;
            case SlaveShutDown or SlaveUnregistered or SlaveRebooted or SlaveDiskReplaced:
                End(node, _ => true);
                break;
            case SlaveRecovered recovered:
                End(node, task => !recovered.Tasks.Contains(new TaskId(task)));
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
        var (framework, task, name) = (launched.FrameworkId.Value, launched.Task.Id.Value, launched.Task.Name);
        foreach (var (other, otherName) in _live)
        {
            if (string.Equals(other.Framework, framework, StringComparison.Ordinal) && string.Equals(otherName, name, StringComparison.Ordinal)
                && !string.Equals(other.Task, task, StringComparison.Ordinal) && _known.Contains(other.Node))
            {
                Broken ??= $"{framework} launched {task} on {node} while {other.Task} of the same name, {name}, runs on {other.Node}, as the master could have told";
            }
        }

        _live[(node, framework, task)] = name;
    }

    private void Forget(SlaveId slave)
    {
        if (_nodes.TryGetValue(slave, out var node))
        {
            _known.Remove(node);
        }
    }

    private void End(string node, Func<string, bool> isOver)
    {
        foreach (var task in _live.Keys.Where(task => string.Equals(task.Node, node, StringComparison.Ordinal) && isOver(task.Task)).ToList())
        {
            _live.Remove(task);
        }
    }
}
