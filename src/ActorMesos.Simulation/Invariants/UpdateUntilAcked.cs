using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// The news of a task's end is kept by its slave until it is acknowledged, over every restart, and arrives as its slave said it; that of
/// an operation as well.
/// </summary>
public sealed class UpdateUntilAcked : IInvariant
{
    private readonly SortedDictionary<(string Node, string Framework, string Task), (Queue<TaskStatus> News, bool Checkpoint)> _pending = [];
    private readonly Dictionary<Guid, TaskState> _said = [];
    private readonly HashSet<Guid> _acknowledged = [];
    private readonly Dictionary<Guid, OperationState> _operations = [];
    private bool _diskFails;

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case StatusUpdate { Status: { Uuid: { } uuid } status } when _said.TryGetValue(uuid, out var said) && said != status.State:
                Broken ??= $"the task {status.TaskId} came to {said.WireName()} on its slave, but {node} is told {status.State.WireName()}";
                break;
            case TaskUpdated updated:
                Update(node, updated);
                break;
            case StatusUpdateAcknowledgement acknowledgement when _said.ContainsKey(acknowledgement.Uuid):
                _acknowledged.Add(acknowledgement.Uuid);
                break;
            case UpdateAcknowledged acknowledged:
                Acknowledge(node, acknowledged);
                break;
            case SlaveShutDown or SlaveUnregistered or SlaveRebooted or SlaveDiskReplaced:
                Forget(node, _ => true);
                break;
            case SlaveRecovered recovered:
                Recover(node, recovered);
                break;
            case FaultSetIn fault when fault.Kind.StartsWith("disk", StringComparison.Ordinal):
                _diskFails = true;
                break;
            case OperationSettled { Operation: var operation }:
                _operations[operation.Uuid] = operation.Status.State;
                break;
            case OperationForgotten forgotten:
                _operations.Remove(forgotten.Uuid);
                break;
            case OperationStatusUpdate { Status.State: OperationState.Finished } update
                when _operations.TryGetValue(update.Uuid, out var settled) && settled != OperationState.Finished:
                Broken ??= $"an operation came to {settled} on its slave, but {node} is told that it is finished";
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
        ArgumentNullException.ThrowIfNull(world);
        foreach (var node in _pending.Keys.Select(key => key.Node).Distinct(StringComparer.Ordinal))
        {
            if (world.Ask<SlaveState>(new NodeName(node), GetSlave.Instance) is { IsShutDown: false } slave)
            {
                Compare(node, slave.Tasks.Select(task => task.Info.Id).ToHashSet(), "forgot it");
            }
        }
    }

    private void Update(string node, TaskUpdated updated)
    {
        var key = (node, updated.FrameworkId.Value, updated.Status.TaskId.Value);
        if (!_pending.TryGetValue(key, out var pending))
        {
            _pending.Add(key, pending = ([], updated.Checkpoint));
        }

        pending.News.Enqueue(updated.Status);
        if (updated.Status.Uuid is { } uuid)
        {
            _said[uuid] = updated.Status.State;
        }
    }

    private void Acknowledge(string node, UpdateAcknowledged acknowledged)
    {
        var key = (node, acknowledged.FrameworkId.Value, acknowledged.TaskId.Value);
        if (_pending.TryGetValue(key, out var pending) && pending.News.TryDequeue(out var status))
        {
            Drop(status);
            if (pending.News.Count == 0)
            {
                _pending.Remove(key);
            }
        }
    }

    private void Recover(string node, SlaveRecovered recovered)
    {
        Forget(node, pending => !pending.Checkpoint);
        if (!_diskFails)
        {
            Compare(node, recovered.Tasks.ToHashSet(), "forgot it in a restart");
        }

        Forget(node, pending => !recovered.Tasks.Contains(pending.News.Last().TaskId));
    }

    /// <summary>Whoever had an acknowledgement may have forgotten, even if that it did so was never seen.</summary>
    private void Compare(string node, HashSet<TaskId> known, string what)
    {
        foreach (var ((_, _, task), (news, _)) in _pending.Where(entry => string.Equals(entry.Key.Node, node, StringComparison.Ordinal)))
        {
            var last = news.Last();
            if (last.State.IsTerminal() && !known.Contains(last.TaskId) && news.All(status => status.Uuid is not { } uuid || !_acknowledged.Contains(uuid)))
            {
                Broken ??= $"the end of task {task}, {last.State.WireName()}, was never acknowledged, and {node} {what}; it should send it again until it is";
            }
        }
    }

    private void Forget(string node, Func<(Queue<TaskStatus> News, bool Checkpoint), bool> isGone)
    {
        foreach (var (key, pending) in _pending.Where(entry => string.Equals(entry.Key.Node, node, StringComparison.Ordinal) && isGone(entry.Value)).ToList())
        {
            _pending.Remove(key);
            foreach (var status in pending.News)
            {
                Drop(status);
            }
        }
    }

    private void Drop(TaskStatus status)
    {
        if (status.Uuid is { } uuid)
        {
            _said.Remove(uuid);
            _acknowledged.Remove(uuid);
        }
    }
}
