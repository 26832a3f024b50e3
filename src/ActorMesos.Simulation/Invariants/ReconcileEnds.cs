using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// Once quiet, no question of a framework about one of its tasks is open for longer than the slaves of the registry may take to register
/// again or to be given up one by one, during which a new master does not answer. That the task's slave is lost is an answer too: nobody
/// could give another. And whoever has launched another task on its volume does not wait.
/// </summary>
public sealed class ReconcileEnds : IInvariant
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<FrameworkId, string> _frameworks = [];
    private readonly Dictionary<(string Framework, string Task), SlaveId> _places = [];
    private readonly Dictionary<(string Framework, string Volume), TaskId> _latest = [];
    private readonly SortedDictionary<(string Framework, string Task), Instant> _asked = [];
    private readonly HashSet<SlaveId> _registered = [];
    private Instant _elected;
    private int _awaited;

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case ReconcileTasks question:
                for (var index = 0; index < question.Tasks.Count; index++)
                {
                    Ask(at, question.FrameworkId, question.Tasks[index], question.SlaveIds?.ElementAtOrDefault(index));
                }

                break;
            case MasterElected:
                (_elected, _awaited) = (at, _registered.Count);
                break;
            case SlaveAdmission admission:
                _registered.Add(admission.SlaveId);
                break;
            case SlaveRemoval removal:
                _registered.Remove(removal.SlaveId);
                break;
            case SlaveMadeUnreachable unreachable:
                _registered.Remove(unreachable.SlaveId);
                break;
            case SlaveMarkedGone gone:
                _registered.Remove(gone.SlaveId);
                break;
            case RunTask run:
                Place(run.FrameworkId, run.Task);
                break;
            case RunTaskGroup group:
                foreach (var task in group.Tasks)
                {
                    Place(group.FrameworkId, task);
                }

                break;
            case LostSlave lost when _asked.Count > 0:
                foreach (var key in _asked.Keys.Where(key => IsOf(key.Framework, node) && _places.TryGetValue(key, out var place) && place == lost.SlaveId).ToList())
                {
                    _asked.Remove(key);
                }

                break;
            case StatusUpdate update when _asked.Count > 0 && _frameworks.TryGetValue(update.FrameworkId, out var asker)
                && string.Equals(asker, node, StringComparison.Ordinal):
                _asked.Remove((update.FrameworkId.Value, update.Status.TaskId.Value));
                break;
            case FrameworkJoined joined:
                _frameworks[joined.FrameworkId] = joined.Framework.Node.Value;
                break;
            case FrameworkRemoved removed:
                foreach (var key in _asked.Keys.Where(key => string.Equals(key.Framework, removed.FrameworkId.Value, StringComparison.Ordinal)).ToList())
                {
                    _asked.Remove(key);
                }

                break;
        }
    }

    /// <summary>A slave that the question names is where the framework takes its task to be, whether or not the task has come there.</summary>
    private void Ask(Instant at, FrameworkId framework, TaskId task, SlaveId? slave)
    {
        var key = (framework.Value, task.Value);
        _asked.TryAdd(key, at);
        if (slave is { } named)
        {
            _places[key] = named;
        }
    }

    /// <summary>Who launches another task on a volume does not wait any more for what became of the one before.</summary>
    private void Place(FrameworkId framework, TaskInfo task)
    {
        _places[(framework.Value, task.Id.Value)] = task.SlaveId;
        foreach (var volume in task.Resources.PersistentVolumes())
        {
            var key = (framework.Value, volume.Disk!.Persistence!.Id);
            if (_latest.TryGetValue(key, out var before) && before != task.Id)
            {
                _asked.Remove((framework.Value, before.Value));
            }

            _latest[key] = task.Id;
        }
    }

    private bool IsOf(string framework, string node) => _frameworks.TryGetValue(new FrameworkId(framework), out var asker) && string.Equals(asker, node, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Broken = null;
        var master = world.Plan.Master;
        var patience = master.ReregisterTimeout + ((master.SlaveRemovalInterval ?? TimeSpan.Zero) * _awaited) + Minute;
        foreach (var ((framework, task), since) in _asked)
        {
            var waiting = since > _elected ? since : _elected;
            if (world.Now - waiting.SinceStart > patience)
            {
                Broken ??= $"{framework} asked for task {task} first at {since}, and has had no answer until {Instant.After(world.Now)}; reconciliation should end within {patience}";
            }
        }
    }
}
