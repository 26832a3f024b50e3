using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Batch;

/// <summary>What a batch does with offers.</summary>
internal sealed class BatchOffers(FrameworkInfo framework, BatchSettings settings, BatchBook book, BatchDraws draws)
{
    private readonly string _taskPrefix = framework.Name + "-";

    private readonly Resources _need = new BatchSize(settings.Cpus, settings.MemMegabytes).Resources;

    /// <summary>The command of every task, where all run as long.</summary>
    private readonly CommandInfo? _command = settings.Lasts is ConstantDuration ? draws.Command(0) : null;

    public PolicyDecision Answer(IReadOnlyList<Offer> offers, Instant now)
    {
        var events = new List<IEvent>(offers.Count);
        var calls = new List<SchedulerCall>(offers.Count);
        List<OfferId>? unfit = null;
        List<OfferId>? served = null;
        foreach (var offer in offers)
        {
            var left = settings.TasksPerSlave - book.LaunchedOn(offer.SlaveId);
            if (left <= 0)
            {
                (served ??= []).Add(offer.Id);
            }
            else if (offer.Unavailability is { } planned && Meets(planned, now))
            {
                (unfit ??= []).Add(offer.Id);
            }
            else if (Find(offer.Resources) is { } resources)
            {
                Launch(offer, resources, left, events, calls);
            }
            else
            {
                (unfit ??= []).Add(offer.Id);
                if (!book.Knows(offer.SlaveId))
                {
                    events.Add(new BatchSlaveSeen(offer.SlaveId));
                }
            }
        }

        if (unfit is not null)
        {
            calls.Add(new Decline(unfit));
        }

        if (served is not null)
        {
            calls.Add(new Decline(served, Filters.Longest));
        }

        return events.Count + calls.Count == 0 ? PolicyDecision.Nothing : new PolicyDecision(events, calls, WakesToKill(events));
    }

    /// <summary>Whether a task that is launched now would run into it.</summary>
    private bool Meets(Unavailability planned, Instant now) =>
        planned.Start < now + settings.Duration && !(planned.Duration is { } time && planned.Start + time <= now);

    private void Launch(Offer offer, Resources resources, int left, List<IEvent> events, List<SchedulerCall> calls)
    {
        // Named after the offer: no task of an earlier life of the framework can have that id.
        var id = new TaskId(_taskPrefix + offer.Id.Value);
        if (book.IsLive(id))
        {
            // The network brought the message twice; the offer is used up.
            return;
        }

        events.Add(new BatchTaskLaunched(id, offer.SlaveId));
        var task = new TaskInfo(id, framework.Name, offer.SlaveId, resources, _command ?? draws.Command(book.TasksLaunched + events.Count - 1));
        calls.Add(new Accept([offer.Id], [new Launch([task])], left > 1 ? Filters.None : Filters.Longest));
    }

    /// <summary>A task is killed when it is due, whatever else becomes of it.</summary>
    private List<Wake> WakesToKill(List<IEvent> events) => settings.KillAfter == TimeSpan.Zero
        ? []
        : [.. events.OfType<BatchTaskLaunched>().Select(launched => new Wake(settings.KillAfter, launched.TaskId.Value))];

    /// <summary>Unreserved resources at best, as nearly always; else those reserved for the role as well.</summary>
    private Resources? Find(Resources offered) =>
        offered.Contains(_need) ? _need
        : offered.Total("cpus") < _need.Total("cpus") || offered.Total("mem") < _need.Total("mem") ? null
        : offered.Find(_need);
}
