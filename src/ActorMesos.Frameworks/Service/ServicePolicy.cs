using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>
/// A number of equal instances, each on a volume of its own, as the stateful frameworks on Mesos ran them: RESERVE, CREATE and LAUNCH in one
/// ACCEPT, a durable record before it, reconciliation before anything else after a failover, a failed task launched again where its volume
/// is, and one that stays away replaced elsewhere. It grows, shrinks and is uninstalled as its settings say.
/// </summary>
/// <param name="Framework">What it registers as. The names of its tasks and volumes begin with its name.</param>
/// <param name="Settings">What it is made of.</param>
public sealed record ServicePolicy(FrameworkInfo Framework, ServiceSettings Settings) : IFrameworkPolicy
{
    /// <summary>How many instances there are to be.</summary>
    public int Target { get; init; } = Settings.Count;

    /// <summary>The instances, wanted or not, in the order of their first launch.</summary>
    public ImmutableArray<Instance> Instances { get; init; } = [];

    /// <summary>How often a task was launched.</summary>
    public int Launches { get; init; }

    /// <summary>Every loss of data so far.</summary>
    public ImmutableArray<ServiceDataLost> DataLosses { get; init; } = [];

    /// <summary>The values of the attribute over which instances are spread that were offered, in the order in which they came.</summary>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <summary>The tasks whose state is awaited before offers are looked at again.</summary>
    public ImmutableArray<TaskId> Unreconciled { get; init; } = [];

    /// <summary>Whether it is being uninstalled, or has been.</summary>
    public bool IsUninstalling { get; init; }

    /// <summary>Whether it has been uninstalled.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether no data was lost and as many instances run as there are to be.</summary>
    public bool IsHealthy => DataLosses.IsEmpty && (IsUninstalling ? IsDone : Running == Target);

    /// <summary>How often and for how long instances that had served did not, as far as health checks tell.</summary>
    public DownTimes DownTimes { get; init; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Findings => DownTimes.Findings;

    /// <summary>How many of the wanted instances run.</summary>
    public int Running => Instances.Count(Serves);

    /// <summary>Whether an instance is wanted and does what it is there for.</summary>
    internal bool Serves(Instance instance) =>
        instance is { IsWanted: true, State: InstanceState.Running } && (instance.IsHealthy || !Settings.ChecksHealth);

    /// <inheritdoc/>
    public PolicyDecision Decide(object happened, Instant now)
    {
        var turn = new Turn<ServicePolicy>(this, now);
        switch (happened)
        {
            case FrameworkRegistered:
                ServiceSchedule.Resume(turn);
                break;
            case FrameworkReregistered:
                ServiceTasks.Reconcile(turn);
                ServiceSchedule.Resume(turn);
                break;
            case ResourceOffers offers:
                ServiceOffers.Answer(turn, offers.Offers);
                break;
            case StatusUpdate update:
                ServiceTasks.Updated(turn, update.Status);
                break;
            case LostSlave lost:
                ServiceTasks.SlaveLost(turn, lost.SlaveId);
                break;
            case Woken woken:
                ServiceWakes.Woken(turn, woken.Reason);
                break;
        }

        ServiceSchedule.Finish(turn);
        return turn.End();
    }

    /// <inheritdoc/>
    public IFrameworkPolicy Apply(IEvent happened) => happened switch
    {
        ServiceResized resized => this with { Target = resized.Target, Instances = Service.Instances.Below(this, resized.Target) },
        ServiceUninstallBegan => this with { Target = 0, Instances = Service.Instances.Below(this, 0), IsUninstalling = true },
        ServiceUninstalled => this with { IsDone = true },
        ServiceZoneSeen seen => this with { Zones = Zones.Add(seen.Zone) },
        ServiceReconciliationBegan => this with { Unreconciled = [.. Instances.Where(static instance => instance.IsLive).Select(static instance => instance.TaskId)] },
        ServiceTaskReconciled answered => this with { Unreconciled = Unreconciled.Remove(answered.TaskId) },
        ServiceReconciliationEnded => this with { Unreconciled = [] },
        ServiceDataLost lost => Service.Instances.Apply(this, lost),
        InstanceLaunched launched => Service.Instances.Apply(this, launched),
        InstanceRan ran => Service.Instances.Apply(this, ran),
        InstanceChecked check => Service.Instances.Apply(this, check),
        InstanceEnded ended => Service.Instances.Apply(this, ended),
        InstanceForgotten forgotten => this with { Instances = Instances.RemoveAll(instance => instance.TaskId == forgotten.TaskId) },
        InstanceCleared cleared => this with { Instances = Instances.RemoveAll(instance => instance.TaskId == cleared.TaskId) },
        InstanceReplaced replaced => Service.Instances.Change(this, replaced.TaskId, instance => instance with { IsWanted = false, IsKept = replaced.IsKept }),
        InstanceLeft left => Service.Instances.Change(this, left.TaskId, static instance => instance with { IsLeaving = false }),
        InstanceConfirmed confirmed => Service.Instances.Change(
            this, confirmed.TaskId, static instance => instance with { IsConfirmed = true, State = InstanceState.Starting }),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "a service does not know this event"),
    };
}
