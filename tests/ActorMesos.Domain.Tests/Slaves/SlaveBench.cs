namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>A slave on a bench: decisions are carried out as its actor would, and what is durable is kept.</summary>
internal sealed class SlaveBench
{
    public static readonly SlaveInfo Info = new(new NodeName("node-1"), "node-1", ResourceText.Parse("cpus:4;mem:1024;disk:1000").Value);
    public static readonly SlaveId Id = new("M-S0");
    public static readonly FrameworkId Framework = new("M-0000");
    public static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("r", "p");
    public static readonly Resource Volume = Disk.WithVolume("v", "data");

    private SlaveSettings _settings;
    private readonly List<IEvent> _journal = [];
    private readonly List<Outgoing> _sent = [];
    private readonly PriorityQueue<object, (Instant, int)> _reminders = new();
    private int _reminded;

    public SlaveBench(SlaveSettings? settings = null, bool registered = true)
    {
        _settings = settings ?? new SlaveSettings();
        State = new SlaveState { Info = Info };
        Carry(Slave.Started(State, _settings, Now));
        if (registered)
        {
            RunFor(0.001);
            Receive(new SlaveRegistered(Id));
            Take<RegisterSlave>();
        }
    }

    public SlaveState State { get; private set; }

    public Instant Now { get; private set; } = Instant.Start;

    public IReadOnlyList<IEvent> Journal => _journal;

    public static TaskInfo Task(string id = "t", string resources = "cpus:1", Resource? volume = null, string command = "serve") => new(
        new TaskId(id), id, Id, volume is null ? Free(resources) : Free(resources) + volume, CommandInfo.FromCommandLine(command));

    public void Receive(object command) =>
        Carry(Slave.Decide(State, command is RegistrationDue due ? due with { Draw = 0.5 } : command, _settings, Now));

    public void Run(TaskInfo task, bool checkpoint = true) => Receive(new RunTask(Framework, checkpoint, task));

    public void Ack(Guid uuid, string task = "t") => Receive(new StatusUpdateAcknowledgement(Framework, Id, new TaskId(task), uuid));

    /// <summary>Acknowledges everything that is on its way.</summary>
    public List<TaskState> AckAll()
    {
        var states = new List<TaskState>();
        while (Take<StatusUpdate>() is { Count: > 0 } updates)
        {
            foreach (var update in updates.Where(update => update.Status.Uuid is not null))
            {
                states.Add(update.Status.State);
                Ack(update.Status.Uuid!.Value, update.Status.TaskId.Value);
            }
        }

        return states;
    }

    public void RunFor(double seconds)
    {
        var to = Now + TimeSpan.FromSeconds(seconds);
        while (_reminders.TryPeek(out var tick, out var due) && due.Item1 <= to)
        {
            _reminders.Dequeue();
            Now = due.Item1;
            Receive(tick);
        }

        Now = to;
    }

    /// <summary>Why the slave did not start; null if it did.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>The process ends, and another one with other settings reads the journal; the host may have booted.</summary>
    public void RestartWith(SlaveSettings settings, CheckpointDamage? damage = null, SlaveBoot boot = SlaveBoot.SameHost)
    {
        _settings = settings;
        _reminders.Clear();
        Refused = null;
        State = _journal.Aggregate(new SlaveState { Info = Info }, Slave.Apply);
        Carry(Slave.Started(State, settings with { Damage = damage, Boot = boot }, Now));
    }

    /// <summary>The process ends, and another one reads the journal.</summary>
    public void Restart(double downFor = 0, SlaveBoot boot = SlaveBoot.SameHost)
    {
        _reminders.Clear();
        Now += TimeSpan.FromSeconds(downFor);
        State = _journal.Aggregate(new SlaveState { Info = Info }, Slave.Apply);
        Carry(Slave.Started(State, _settings with { Boot = boot }, Now));
    }

    /// <summary>The same from a snapshot of now.</summary>
    public void RestartFromSnapshot()
    {
        _reminders.Clear();
        State = Slave.Durable(State);
        Carry(Slave.Started(State, _settings, Now));
    }

    public List<T> Take<T>()
    {
        var taken = _sent.Where(sent => sent.Message is T).ToList();
        taken.ShouldAllBe(sent => sent.To == Slave.Master);
        _sent.RemoveAll(taken.Contains);
        return [.. taken.Select(sent => (T)sent.Message)];
    }

    private static Resources Free(string text) => ResourceText.Parse(text).Value;

    private void Carry(Decision decision)
    {
        _journal.AddRange(decision.Events.Where(happened => happened.IsDurable));
        State = decision.Events.Aggregate(State, Slave.Apply);
        Refused = decision.Events.OfType<SlaveRefusedToStart>().LastOrDefault()?.Refusal ?? Refused;
        _sent.AddRange(decision.Sends);
        foreach (var (after, tick) in decision.Reminders)
        {
            _reminders.Enqueue(tick, (Now + after, _reminded++));
        }
    }
}
