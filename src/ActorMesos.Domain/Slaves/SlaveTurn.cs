using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Slaves;

/// <summary>A decision of a slave while it is being made: each event is applied at once, so that the next is judged after it.</summary>
internal sealed class SlaveTurn(SlaveState slave, SlaveSettings settings, Instant now)
{
    private readonly List<IEvent> _events = [];
    private readonly List<Outgoing> _sends = [];
    private readonly List<Reminder> _reminders = [];
    private readonly List<(FrameworkId Framework, TaskStatus Status)> _first = [];

    /// <summary>The slave after the events so far.</summary>
    public SlaveState State { get; private set; } = slave;

    public SlaveSettings Settings { get; } = settings;

    public Instant Now { get; } = now;

    public void Happens(IEvent happened)
    {
        _events.Add(happened);
        State = Slave.Apply(State, happened);
    }

    public void Sends(IProtocolMessage message) => _sends.Add(new(Slave.Master, message));

    public void Reminds(TimeSpan after, ISlaveTick tick) => _reminders.Add(new(after > TimeSpan.Zero ? after : TimeSpan.FromTicks(1), tick));

    /// <summary>The task is in that state from now on, and its framework is told so in its turn.</summary>
    public void Updates(
        SlaveTask task, TaskState state, TaskStatusSource source, string? reason = null, string? message = null, string? data = null, bool? healthy = null)
    {
        var status = SlaveDraining.Mark(State, task, SlaveUpdates.Make(State, task.Info.Id, state, source, Now, reason, message, data)) with
        {
            ExecutorId = task.Info.Executor?.Id,
            Healthy = healthy,
        };
        var isFirst = State.Task(task.FrameworkId, task.Info.Id)!.Pending is null;
        Happens(new TaskUpdated(task.FrameworkId, task.Checkpoint, status));
        if (state.IsTerminal())
        {
            SlaveVolumes.LeaveMounted(this, task);
        }

        if (isFirst)
        {
            _first.Add((task.FrameworkId, status));
        }
    }

    /// <summary>What was decided. An update that is sent says the state that its task has come to in the end.</summary>
    public Decision End()
    {
        var updates = new List<Outgoing>(_first.Count + _sends.Count);
        foreach (var (framework, status) in _first)
        {
            var latest = State.Task(framework, status.TaskId)!.State;
            updates.Add(new(Slave.Master, new StatusUpdate(framework, status, latest)));
            _reminders.Add(new(
                Settings.UpdateRetry, new UpdateRetryDue(framework, status.TaskId, status.Uuid!.Value, Settings.UpdateRetry, State.UpdateRound)));
        }

        return new Decision(_events, [.. updates, .. _sends], _reminders);
    }
}
