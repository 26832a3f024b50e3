namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

/// <summary>A master on a bench: what it sends is collected, what it persists is persisted at once unless held back.</summary>
internal sealed class Bench
{
    public static readonly MasterId MasterId = new("M");

    private readonly List<Outgoing> _sent = [];
    private readonly List<RegistryEvent> _held = [];

    public Bench(MasterSettings? settings = null, Registry? registry = null)
    {
        Master = new Master(MasterId, settings ?? new MasterSettings(), registry ?? Registry.Empty, Now);
        Registry = registry ?? Registry.Empty;
        Collect();
    }

    public Master Master { get; }

    public Registry Registry { get; private set; }

    public Instant Now { get; private set; } = Instant.Start;

    public List<object> Reports { get; } = [];

    /// <summary>Whether what is to be persisted waits for <see cref="Persist"/>.</summary>
    public bool IsHolding { get; set; }

    public static NodeName Node(int slave) => new($"node-{slave}");

    public static SlaveInfo SlaveInfo(int slave, string resources = "cpus:4;mem:1024;disk:1000") =>
        new(Node(slave), $"node-{slave}", Free(resources));

    public static FrameworkInfo Framework(string name, string role = "*", double failoverSeconds = 0, bool checkpoint = true) =>
        new(new NodeName(name), name, role, "p", checkpoint, TimeSpan.FromSeconds(failoverSeconds));

    public static Resources Free(string text) => ResourceText.Parse(text).Value;

    public static TaskInfo Task(string id, SlaveId slave, string resources = "cpus:1;mem:128") =>
        new(new TaskId(id), id, slave, Free(resources), CommandInfo.FromCommandLine("serve"));

    public void Receive(IProtocolMessage message)
    {
        Master.Receive(message, Now).ShouldBeTrue();
        Collect();
    }

    /// <summary>What was held back is persisted.</summary>
    public void Persist()
    {
        var changes = _held.ToList();
        _held.Clear();
        changes.ForEach(change => Registry = Registry.Apply(change));
        Master.Persisted(changes, Now);
        Collect();
    }

    public void RunTo(double seconds)
    {
        var to = Instant.After(TimeSpan.FromSeconds(seconds));
        while (Master.NextWake is { } next && next <= to)
        {
            Now = next;
            Master.Wake(Now);
            Collect();
        }

        Now = to;
    }

    /// <summary>The messages of a type that were sent to a node since they were last taken.</summary>
    public List<T> Take<T>(string node)
    {
        var taken = _sent.Where(sent => sent.To.Value == node && sent.Message is T).ToList();
        _sent.RemoveAll(taken.Contains);
        return [.. taken.Select(sent => (T)sent.Message)];
    }

    public SlaveId Register(int slave, string resources = "cpus:4;mem:1024;disk:1000", Resources? checkpointed = null)
    {
        Receive(new RegisterSlave(SlaveInfo(slave, resources), checkpointed ?? Resources.Empty));
        var id = Take<SlaveRegistered>($"node-{slave}").ShouldHaveSingleItem().SlaveId;
        Take<Ping>($"node-{slave}");
        return id;
    }

    public FrameworkId Register(FrameworkInfo framework)
    {
        Receive(new RegisterFramework(framework));
        return Take<FrameworkRegistered>(framework.Name).ShouldHaveSingleItem().FrameworkId;
    }

    public List<Offer> Offers(string framework) => [.. Take<ResourceOffers>(framework).SelectMany(message => message.Offers)];

    public Offer Offer(string framework) => Offers(framework).ShouldHaveSingleItem();

    public void Accept(FrameworkId framework, Offer offer, params Operation[] operations) =>
        Receive(new Accept([offer.Id], operations, 0) { FrameworkId = framework });

    /// <summary>News of a task from its slave, as it would be sent.</summary>
    public StatusUpdate Update(FrameworkId framework, string task, TaskState state, SlaveId slave, int uuid = 1, TaskState? latest = null)
    {
        var status = new TaskStatus(
            new TaskId(task), state, TaskStatusSource.Executor, slave, Now, new Guid(uuid, 0, 0, new byte[8]));
        return new StatusUpdate(framework, status, latest ?? state);
    }

    private void Collect()
    {
        Reports.AddRange(Master.Outbox.Reports);
        _sent.AddRange(Master.Outbox.Sends);
        _held.AddRange(Master.Outbox.Changes);
        Master.Outbox.Clear();
        if (_held.Count > 0 && !IsHolding)
        {
            Persist();
        }
    }
}
