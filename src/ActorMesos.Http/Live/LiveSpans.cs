using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Http.Live;

/// <summary>
/// What lasts and what has lasted, for the timeline of the live page: tasks, volumes, nodes that are down, faults, and marks for what happens
/// at an instant. Only the latest are remembered. Used by the run's own thread alone.
/// </summary>
internal sealed class LiveSpans : IObserver
{
    /// <summary>How many of those that are over are remembered.</summary>
    public const int EndedMost = 3000;

    private readonly Dictionary<string, LiveSpan> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _volumesOn = new(StringComparer.Ordinal);
    private readonly Queue<LiveSpan> _ended = new();
    private readonly HashSet<LiveSpan> _changed = [];
    private long _last;

    /// <summary>Those that last and those that are over, in the order in which they began.</summary>
    public IEnumerable<LiveSpan> All => _ended.Concat(_open.Values).OrderBy(span => span.Number);

    /// <summary>Those that began or ended since this was asked the last time.</summary>
    public IReadOnlyList<LiveSpan> TakeChanged()
    {
        var changed = _changed.OrderBy(span => span.Number).ToList();
        _changed.Clear();
        return changed;
    }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case TaskLaunched launched:
                Begin($"task|{launched.FrameworkId}|{launched.Task.Id}", "task", node, launched.Task.Name, at);
                break;
            case StatusUpdate update when update.LatestState.IsTerminal():
                End($"task|{update.FrameworkId}|{update.Status.TaskId}", at);
                break;
            case ResourcesCheckpointed checkpointed:
                Checkpointed(checkpointed.Target, node, at);
                break;
            case SlaveRebooted or SlaveShutDown:
                EndAll(at, span => span.Lane == "task" && span.Node == node);
                break;
            case SlaveDiskReplaced:
                Checkpointed(Resources.Empty, node, at);
                break;
            case MasterElected elected:
                Mark("master", $"master {elected.MasterId} leads", at);
                break;
            case SlaveMadeUnreachable slave:
                Mark("unreachable", $"slave {slave.SlaveId} is unreachable: {slave.Reason}", at);
                break;
            case SlaveRemoved slave:
                Mark("removed", $"slave {slave.SlaveId} is removed: {slave.Reason}", at);
                break;
            case FrameworkJoined framework:
                Mark("framework", $"framework {framework.Framework.Name} {(framework.IsBack ? "is back" : "has subscribed")}", at);
                break;
            default:
                Broken(at, happened);
                break;
        }
    }

    private void Broken(Instant at, object happened)
    {
        switch (happened)
        {
            case FaultSetIn fault:
                Begin($"fault|{fault.Kind}: {fault.What}", "fault", "", $"{fault.Kind}: {fault.What}", at);
                break;
            case FaultHealed fault:
                End($"fault|{fault.Kind}: {fault.What}", at);
                break;
            case NodeCrashed crashed:
                Begin("down|" + crashed.Node, "down", crashed.Node.Value, "crashed", at);
                break;
            case LeaderCrashed crashed:
                Begin("down|" + crashed.Node, "down", crashed.Node.Value, "crashed", at);
                break;
            case SlaveStopped stopped:
                Begin("down|" + stopped.Node, "down", stopped.Node.Value, "stopped", at);
                break;
            case NodeRestarted restarted:
                End("down|" + restarted.Node, at);
                break;
            case PowerFailed:
                Begin("fault|power", "fault", "", "power: everything is off", at);
                break;
            case PowerReturned:
                End("fault|power", at);
                EndAll(at, span => span.Lane == "down");
                break;
            case EverythingHealed:
                EndAll(at, span => span.Lane == "fault");
                break;
        }
    }

    private void Checkpointed(Resources target, string node, Instant at)
    {
        var there = target.Where(resource => resource.IsPersistentVolume).Select(volume => $"{volume.Role}/{volume.Disk!.Persistence!.Id}").ToHashSet(StringComparer.Ordinal);
        var before = _volumesOn.GetValueOrDefault(node) ?? [];
        foreach (var gone in before.Where(name => !there.Contains(name)))
        {
            End($"volume|{node}|{gone}", at);
        }

        foreach (var made in there.Where(name => !before.Contains(name)).Order(StringComparer.Ordinal))
        {
            Begin($"volume|{node}|{made}", "volume", node, made, at);
        }

        _volumesOn[node] = there;
    }

    private void Mark(string kind, string text, Instant at) => Over(new LiveSpan(++_last, "mark", kind, text, at) { To = at });

    private void Begin(string key, string lane, string node, string name, Instant at)
    {
        End(key, at);
        var span = new LiveSpan(++_last, lane, node, name, at);
        _open.Add(key, span);
        _changed.Add(span);
    }

    private void End(string key, Instant at)
    {
        if (_open.Remove(key, out var span))
        {
            span.To = at;
            Over(span);
        }
    }

    private void EndAll(Instant at, Func<LiveSpan, bool> isMeant)
    {
        foreach (var (key, _) in _open.Where(entry => isMeant(entry.Value)).ToList())
        {
            End(key, at);
        }
    }

    private void Over(LiveSpan span)
    {
        _changed.Add(span);
        _ended.Enqueue(span);
        if (_ended.Count > EndedMost)
        {
            _changed.Remove(_ended.Dequeue());
        }
    }
}

/// <summary>Something that lasts for a while, or a mark.</summary>
/// <param name="Number">Which it is; none has the number of another.</param>
/// <param name="Lane">What kind of thing it is.</param>
/// <param name="Node">Where it is; of a mark, what kind of mark it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">When it began.</param>
internal sealed record LiveSpan(long Number, string Lane, string Node, string Name, Instant From)
{
    /// <summary>When it ended; null while it lasts.</summary>
    public Instant? To { get; set; }

    /// <inheritdoc/>
    public bool Equals(LiveSpan? other) => other?.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();
}
