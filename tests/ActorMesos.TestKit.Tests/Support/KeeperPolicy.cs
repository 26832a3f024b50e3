using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.TestKit.Tests.Support;

/// <summary>The keeper has decided to launch its task, or heard of it.</summary>
internal sealed record KeeperLaunched : IEvent
{
    public bool IsDurable => true;
}

/// <summary>The keeper heard of its task.</summary>
internal sealed record KeeperHeard(TaskState State) : IEvent
{
    public bool IsDurable => true;
}

/// <summary>
/// Keeps one task running, wherever: launches it again when it is lost, and asks for it when it does not know. It is done once it was told to
/// stop and its task is over. What a test plants is wrong with it.
/// </summary>
internal sealed record KeeperPolicy(FrameworkInfo Framework) : IFrameworkPolicy
{
    public static readonly TaskId Task = new("kept");

    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    /// <summary>How long the task runs once it does; null for ever.</summary>
    public TimeSpan? Stops { get; init; }

    /// <summary>Whether it forgets to ask for its task after a crash.</summary>
    public bool Forgets { get; init; }

    /// <summary>Whether it never launches its task again once that is lost.</summary>
    public bool GivesUp { get; init; }

    /// <summary>Whether it asks for more than it was offered.</summary>
    public bool Overdraws { get; init; }

    public bool IsLaunched { get; init; }

    public bool IsHealthy { get; init; }

    public bool IsDone { get; init; }

    public PolicyDecision Decide(object happened, Instant now) => happened switch
    {
        ResourceOffers { Offers: var offers } when IsLaunched || IsDone => PolicyDecision.Call(new Decline([.. offers.Select(offer => offer.Id)], 1)),
        ResourceOffers { Offers: var offers } => Launch(offers[0], offers.Skip(1)),
        StatusUpdate { Status.State: var state } => new PolicyDecision([new KeeperHeard(state)], state.IsOverOrOutOfSight() ? [new ReviveOffers()] : [], []),
        Woken { Reason: "stop" } when IsHealthy => PolicyDecision.Call(new KillTask(Task)),
        FrameworkReregistered or Woken when Forgets => PolicyDecision.Nothing,
        FrameworkReregistered or Woken when IsLaunched => new PolicyDecision([], [new ReconcileTasks([Task])], [new Wake(Doubt, "does it run?")]),
        _ => PolicyDecision.Nothing,
    };

    public IFrameworkPolicy Apply(IEvent happened) => happened switch
    {
        KeeperLaunched => this with { IsLaunched = true },
        KeeperHeard { State: var state } => this with
        {
            IsLaunched = GivesUp || !state.IsOverOrOutOfSight(),
            IsHealthy = state == TaskState.Running,
            IsDone = IsDone || state is TaskState.Killed or TaskState.Finished,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "a keeper does not know this event"),
    };

    private PolicyDecision Launch(Offer offer, IEnumerable<Offer> rest)
    {
        var needs = ResourceText.Parse(Overdraws ? "cpus:1000" : "cpus:1;mem:128").Value;
        var command = Stops is { } time ? new CommandInfo($"sleep {time.TotalSeconds}", time) : CommandInfo.FromCommandLine("serve");
        var task = new TaskInfo(Task, "kept", offer.SlaveId, needs, command);
        return new PolicyDecision(
            [new KeeperLaunched()],
            [new Accept([offer.Id], [new Launch([task])], 1), .. rest.Select(other => new Decline([other.Id], 1))],
            Forgets ? [] : [new Wake(Doubt, "does it run?")]);
    }
}
