using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.TestKit.Samples;

/// <summary>What is known of the server; null once it is over or lost.</summary>
public sealed record WebIs(TaskState? State) : IEvent { public bool IsDurable => true; }

/// <summary>Keeps one web server running, wherever there is room for it.</summary>
public sealed record WebPolicy(FrameworkInfo Framework, TaskState? State = null) : IFrameworkPolicy
{
    private static readonly TaskId Web = new("web");
    private static readonly Wake Ask = new(TimeSpan.FromSeconds(5), "does it run?");
    public bool IsHealthy => State == TaskState.Running;
    public bool IsDone => false;

    public PolicyDecision Decide(object happened, Instant now) => happened switch
    {
        ResourceOffers { Offers: [var first, ..] all } when State is null =>
            new([new WebIs(TaskState.Staging)], [new Accept([first.Id], [new Launch([On(first)])]), .. Back(all.Skip(1))], [Ask]),
        ResourceOffers { Offers: var all } => PolicyDecision.Call([.. Back(all)]),
        StatusUpdate { Status.State: var state } when state.IsOverOrOutOfSight() => new([new WebIs(null)], [new ReviveOffers()], []),
        StatusUpdate { Status.State: var state } => new([new WebIs(state)], [], []),
        FrameworkReregistered or Woken when State is not null => new([], [new ReconcileTasks([Web])], [Ask]),
        _ => PolicyDecision.Nothing,
    };

    public IFrameworkPolicy Apply(IEvent happened) => this with { State = ((WebIs)happened).State };

    private static IEnumerable<SchedulerCall> Back(IEnumerable<Offer> offers) => offers.Select(offer => new Decline([offer.Id]));
    private static TaskInfo On(Offer offer) => new(Web, "web", offer.SlaveId, ResourceText.Parse("cpus:1;mem:128").Value, CommandInfo.FromCommandLine("serve"));
}
