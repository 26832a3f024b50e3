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

/// <summary>Makes every kind of call, right and wrong, as a seed has it; what it knows dies with its process.</summary>
public sealed record RandomCallerPolicy(FrameworkInfo Framework, ulong Seed) : IFrameworkPolicy
{
    private static readonly Resources Needed = ResourceText.Parse("cpus:0.5;mem:64").Value;

    private int Decisions { get; init; }

    private IReadOnlyList<Offer> Held { get; init; } = [];

    public bool IsDone => false;

    public bool IsHealthy => true;

    public PolicyDecision Decide(object happened, Instant now)
    {
        var draw = StableHash.Of(StableHash.Of(Seed, (ulong)now.Ticks), (ulong)Decisions);
        return happened switch
        {
            FrameworkRegistered or FrameworkReregistered => Then([], draw, []),
            Woken => Then([Any(draw)], draw, []),
            ResourceOffers { Offers: var offers } => new PolicyDecision([new Decided([.. Held, .. offers])], [.. offers.SelectMany((offer, i) => Answer(offer, StableHash.Of(draw, (ulong)i)))], []),
            _ => PolicyDecision.Nothing,
        };
    }

    public IFrameworkPolicy Apply(IEvent happened) => this with { Decisions = Decisions + 1, Held = [.. ((Decided)happened).Held.TakeLast(20)] };

    private static PolicyDecision Then(IReadOnlyList<SchedulerCall> calls, ulong draw, IReadOnlyList<Offer> held) =>
        new([new Decided(held)], calls, [new Wake(TimeSpan.FromMilliseconds(500 + (long)(draw % 7000)), "go on")]);

    /// <summary>Some offers are kept, to be used or declined when they are stale, or never.</summary>
    private IEnumerable<SchedulerCall> Answer(Offer offer, ulong draw)
    {
        var operations = Operations(offer, draw / 16);
        return (draw % 8) switch
        {
            0 or 1 => [new Accept([offer.Id], operations, 0)],
            2 => [new Accept([offer.Id], operations, 3), new Decline([offer.Id])],
            3 => [new Accept([offer.Id, offer.Id], operations)],
            4 => [new Accept([offer.Id, new OfferId("none")], operations)],
            5 => [new Decline([offer.Id], draw % 20)],
            6 => [new Accept([offer.Id], [])],
            _ => [],
        };
    }

    private List<Operation> Operations(Offer offer, ulong draw)
    {
        var disk = offer.Resources.FirstOrDefault(resource => resource.Name == "disk" && resource.IsUnreserved);
        var reserved = disk is null ? null : Resource.Scalar("disk", Scalar.FromWhole(50)).WithDynamicReservation(Framework.Role, Framework.Principal!);
        var task = new TaskInfo(
            new TaskId($"t-{draw % 200}"), "t", draw % 11 == 0 ? new SlaveId("none") : offer.SlaveId, draw % 13 == 0 ? ResourceText.Parse("cpus:99").Value : Needed,
            CommandInfo.FromCommandLine(draw % 3 == 0 ? "serve" : "sleep 20"));
        var operations = new List<Operation>();
        if (reserved is not null && draw % 5 == 0)
        {
            operations.Add(new Reserve([reserved]));
        }

        if (reserved is not null && draw % 10 == 0)
        {
            operations.Add(new Create([reserved.WithVolume($"v-{draw % 50}", "data", principal: Framework.Principal)]));
        }

        operations.AddRange(offer.Resources.Where(resource => resource.IsPersistentVolume && draw % 4 == 0).Select(volume => new Destroy([volume])));
        operations.AddRange(offer.Resources
            .Where(resource => !resource.IsUnreserved && !resource.IsPersistentVolume && draw % 4 == 1).Select(held => new Unreserve([held])));
        operations.Add(new Launch([task]));
        return operations;
    }

    private SchedulerCall Any(ulong draw) => (draw % 10) switch
    {
        0 or 1 => new ReviveOffers(),
        2 => new SuppressOffers(),
        3 or 4 => new KillTask(new TaskId($"t-{draw / 16 % 200}")),
        5 => new ReconcileTasks([]),
        6 => new ReconcileTasks([new TaskId($"t-{draw / 16 % 200}"), new TaskId("none")]),
        7 => new UpdateFramework(Framework with { Name = $"n-{draw / 16 % 5}", Principal = draw % 3 == 0 ? "other" : Framework.Principal }),
        8 when Held.Count > 0 => new Accept([Held[0].Id], [new Launch([new TaskInfo(new TaskId("stale"), "t", Held[0].SlaveId, Needed, CommandInfo.FromCommandLine("serve"))])]),
        _ => new Decline([.. Held.Select(offer => offer.Id)], 1),
    };

    private sealed record Decided(IReadOnlyList<Offer> Held) : IEvent
    {
        public bool IsDurable => false;
    }
}
