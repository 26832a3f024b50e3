using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Batch;

/// <summary>A batch whose tasks arrive one after the other: each waits for the first offer that it fits into, and none waits for another.</summary>
internal sealed class BatchArrivals(FrameworkInfo framework, BatchSettings settings, BatchQueue queue, BatchDraws draws)
{
    private const string Arrival = "arrival ";

    /// <summary>Waits for the next arrival. Of several wishes for the same one the first is heard.</summary>
    public PolicyDecision Await() => queue.Arrived < settings.Tasks
        ? new PolicyDecision([], [], [new Wake(draws.Gap(queue.Arrived), ReasonOf(queue.Arrived))])
        : PolicyDecision.Nothing;

    public bool IsDue(string reason) => string.Equals(reason, ReasonOf(queue.Arrived), StringComparison.Ordinal);

    public PolicyDecision Arrive(Instant now)
    {
        var number = queue.Arrived;
        return new PolicyDecision(
            [new BatchTaskArrived(number, now)],
            queue.IsEmpty ? [new ReviveOffers()] : [],
            number + 1 < settings.Tasks ? [new Wake(draws.Gap(number + 1), ReasonOf(number + 1))] : []);
    }

    public PolicyDecision Answer(IReadOnlyList<Offer> offers, Instant now)
    {
        var events = new List<IEvent>();
        var calls = new List<SchedulerCall>(offers.Count);
        var taken = new HashSet<int>();
        foreach (var offer in offers)
        {
            var tasks = Pick(offer, taken, events, now);
            calls.Add(tasks.Count > 0 ? new Accept([offer.Id], [new Launch(tasks)], Filters.None)
                : taken.Count == queue.Waiting.Count() ? new Decline([offer.Id], Filters.Longest)
                : new Decline([offer.Id]));
        }

        return new PolicyDecision(events, calls, settings.KillAfter == TimeSpan.Zero
            ? []
            : [.. events.OfType<BatchArrivalLaunched>().Select(launched => new Wake(settings.KillAfter, launched.TaskId.Value))]);
    }

    private List<TaskInfo> Pick(Offer offer, HashSet<int> taken, List<IEvent> events, Instant now)
    {
        var tasks = new List<TaskInfo>();
        var left = offer.Resources;
        foreach (var number in queue.Waiting)
        {
            if (left.Total("cpus") <= Scalar.Zero)
            {
                break;
            }

            if (!taken.Contains(number) && left.Find(draws.Size(number).Resources) is { } resources)
            {
                taken.Add(number);
                left -= resources;

                // Named after the offer too: no task of an earlier life of the framework can have that id.
                var id = new TaskId(string.Create(CultureInfo.InvariantCulture, $"{framework.Name}-{offer.Id}-{number}"));
                events.Add(new BatchArrivalLaunched(number, id, offer.SlaveId, now));
                tasks.Add(new TaskInfo(id, framework.Name, offer.SlaveId, resources, draws.Command(number)));
            }
        }

        return tasks;
    }

    private static string ReasonOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Arrival}{number}");
}
