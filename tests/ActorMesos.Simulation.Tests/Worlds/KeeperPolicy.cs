using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>An ACCEPT with the keeper's task is about to be sent.</summary>
public sealed record KeeperLaunched(Instant At) : IEvent
{
    public bool IsDurable => true;
}

/// <summary>The keeper heard of its task.</summary>
public sealed record KeeperHeard(TaskState State) : IEvent
{
    public bool IsDurable => true;
}

/// <summary>
/// Keeps one task on one volume: RESERVE, CREATE and LAUNCH in one ACCEPT, again whenever the task is lost. Or kills it once it runs.
/// </summary>
public sealed record KeeperPolicy(FrameworkInfo Framework, bool Kills = false) : IFrameworkPolicy
{
    public static readonly NodeName Node = new("keeper");
    public static readonly TaskId Task = new("writer");

    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(10);

    /// <summary>Whether the task is launched and not over, as far as the keeper knows.</summary>
    public bool IsLaunched { get; init; }

    public bool IsHealthy { get; init; }

    public bool IsDone { get; init; }

    public PolicyDecision Decide(object happened, Instant now) => happened switch
    {
        ResourceOffers { Offers: var offers } => offers.Aggregate(PolicyDecision.Nothing, (made, offer) => made.Then(After(made).Answer(offer, now))),
        StatusUpdate { Status.State: var state } => Heard(state),
        FrameworkReregistered or Woken when IsHealthy && Kills => Kill(),
        FrameworkReregistered or Woken when IsLaunched =>
            new PolicyDecision([], [new ReconcileTasks([Task])], [new Wake(Doubt, "has it been launched?")]),
        _ => PolicyDecision.Nothing,
    };

    public IFrameworkPolicy Apply(IEvent happened) => happened switch
    {
        KeeperLaunched => this with { IsLaunched = true },
        KeeperHeard { State: var state } => this with
        {
            IsLaunched = !state.IsOverOrOutOfSight(),
            IsHealthy = state == TaskState.Running,
            IsDone = IsDone || state == TaskState.Killed,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "a keeper does not know this event"),
    };

    private KeeperPolicy After(PolicyDecision made) => made.Events.Aggregate(this, (keeper, happened) => (KeeperPolicy)keeper.Apply(happened));

    private PolicyDecision Answer(Offer offer, Instant now)
    {
        if (IsLaunched || IsDone || offer.Resources.FirstOrDefault(resource => resource.Name == "disk") is not { } disk)
        {
            return PolicyDecision.Call(new Decline([offer.Id], 1));
        }

        var reserved = disk.IsUnreserved ? disk.WithDynamicReservation(Framework.Role, Framework.Principal) : disk;
        var volume = reserved.IsPersistentVolume ? reserved : reserved.WithVolume("data-0", "data", principal: Framework.Principal);
        var resources = ResourceText.Parse("cpus:1;mem:128").Value + volume;
        var task = new TaskInfo(Task, Task.Value, offer.SlaveId, resources, CommandInfo.FromCommandLine("serve"));
        var operations = new List<Operation>();
        if (disk.IsUnreserved)
        {
            operations.Add(new Reserve([reserved]));
        }

        if (!reserved.IsPersistentVolume)
        {
            operations.Add(new Create([volume]));
        }

        operations.Add(new Launch([task]));
        return new PolicyDecision([new KeeperLaunched(now)], [new Accept([offer.Id], operations, 1)], []);
    }

    private PolicyDecision Heard(TaskState state)
    {
        var heard = new PolicyDecision([new KeeperHeard(state)], state.IsOverOrOutOfSight() ? [new ReviveOffers()] : [], []);
        return Kills && state == TaskState.Running ? heard.Then(Kill()) : heard;
    }

    private static PolicyDecision Kill() => new([], [new KillTask(Task)], [new Wake(Doubt, "is it dead?")]);
}
