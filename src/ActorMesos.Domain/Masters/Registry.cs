using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>What masters keep on disk, one after the other: who leads, and which slaves are admitted (Mesos's <c>Registry</c>).</summary>
/// <param name="Masters">How many masters have been elected.</param>
/// <param name="Slaves">The admitted slaves.</param>
public sealed record Registry(int Masters, ImmutableDictionary<SlaveId, SlaveInfo> Slaves)
{
    /// <summary>The quotas that operators set or removed, by role; one that says nothing is a quota that was removed.</summary>
    public ImmutableSortedDictionary<string, QuotaConfig> Quotas { get; init; } = ByRole<QuotaConfig>();

    /// <summary>The weights that operators set, by role.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = ByRole<double>();

    /// <summary>The slaves that do not answer, and since when (since 1.1).</summary>
    public ImmutableDictionary<SlaveId, Instant> Unreachable { get; init; } = ImmutableDictionary<SlaveId, Instant>.Empty;

    /// <summary>The slaves that operators gave up for good, and since when (since 1.5).</summary>
    public ImmutableDictionary<SlaveId, Instant> Gone { get; init; } = ImmutableDictionary<SlaveId, Instant>.Empty;

    /// <summary>The slaves of which nothing is offered (since 1.10).</summary>
    public ImmutableDictionary<SlaveId, SlaveInactivity> Inactive { get; init; } = ImmutableDictionary<SlaveId, SlaveInactivity>.Empty;

    /// <summary>What is planned of machines, and which are down (since 0.25).</summary>
    public MaintenancePlan Maintenance { get; init; } = MaintenancePlan.None;

    /// <summary>The registry of a cluster that never ran.</summary>
    public static Registry Empty { get; } = new(0, ImmutableDictionary<SlaveId, SlaveInfo>.Empty);

    /// <summary>The registry after one change. A change that it does not know is a bug and throws.</summary>
    public Registry Apply(IEvent happened) => happened switch
    {
        MasterElected => this with { Masters = Masters + 1 },
        SlaveAdmission admission => this with
        {
            Slaves = Slaves.SetItem(admission.SlaveId, admission.Slave),
            Unreachable = Unreachable.Remove(admission.SlaveId),
        },
        SlaveRemoval removal => Without(removal.SlaveId) with { Inactive = Inactive.Remove(removal.SlaveId) },
        SlaveMadeUnreachable change => Without(change.SlaveId) with { Unreachable = Unreachable.SetItem(change.SlaveId, change.At) },
        QuotasUpdated change => this with { Quotas = Quotas.SetItems(change.Quotas.Select(quota => KeyValuePair.Create(quota.Role, quota))) },
        WeightsUpdated change => this with { Weights = Weights.SetItems(change.Weights.Select(weight => KeyValuePair.Create(weight.Role, weight.Weight))) },
        SlaveMarkedGone change => Without(change.SlaveId) with
        {
            Inactive = Inactive.Remove(change.SlaveId),
            Gone = Gone.SetItem(change.SlaveId, change.At),
        },
        SlaveInactivated change => this with { Inactive = Inactive.SetItem(change.SlaveId, change.Inactivity) },
        MaintenanceEvent change => this with { Maintenance = change.Change(Maintenance) },
        SlaveReactivated change => this with { Inactive = Inactive.Remove(change.SlaveId) },
        RegistryPruned change => this with
        {
            Unreachable = Unreachable.RemoveRange(change.Unreachable),
            Inactive = Inactive.RemoveRange(change.Unreachable),
            Gone = Gone.RemoveRange(change.Gone),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "the registry does not know this change"),
    };

    private Registry Without(SlaveId slave) => this with { Slaves = Slaves.Remove(slave), Unreachable = Unreachable.Remove(slave) };

    private static ImmutableSortedDictionary<string, T> ByRole<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <summary>A change of the registry.</summary>
public abstract record RegistryEvent : IEvent
{
    /// <inheritdoc/>
    public bool IsDurable => true;
}

/// <summary>A master took over.</summary>
/// <param name="MasterId">Its id.</param>
public sealed record MasterElected(MasterId MasterId) : RegistryEvent;

/// <summary>A slave is admitted.</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Slave">What it is.</param>
public sealed record SlaveAdmission(SlaveId SlaveId, SlaveInfo Slave) : RegistryEvent;

/// <summary>A slave is removed.</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record SlaveRemoval(SlaveId SlaveId, string Reason) : RegistryEvent;

/// <summary>Operators set or removed quotas, all of them at once.</summary>
/// <param name="Quotas">The quotas; one that says nothing removes its role's.</param>
public sealed record QuotasUpdated(IReadOnlyList<QuotaConfig> Quotas) : RegistryEvent;

/// <summary>Operators set weights, all of them at once.</summary>
/// <param name="Weights">The weights.</param>
public sealed record WeightsUpdated(IReadOnlyList<WeightOfRole> Weights) : RegistryEvent;

/// <summary>A slave does not answer: it is admitted no longer, and may come back (since 1.1).</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
public sealed record SlaveMadeUnreachable(SlaveId SlaveId, string Reason, Instant At) : RegistryEvent;

/// <summary>An operator gave a slave up for good (since 1.5).</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="At">When.</param>
public sealed record SlaveMarkedGone(SlaveId SlaveId, Instant At) : RegistryEvent;

/// <summary>Nothing of a slave is offered from now on, and perhaps its tasks are killed or have been (since 1.10).</summary>
/// <param name="SlaveId">Its id.</param>
/// <param name="Inactivity">Why.</param>
public sealed record SlaveInactivated(SlaveId SlaveId, SlaveInactivity Inactivity) : RegistryEvent;

/// <summary>A slave may be offered again (since 1.10).</summary>
/// <param name="SlaveId">Its id.</param>
public sealed record SlaveReactivated(SlaveId SlaveId) : RegistryEvent;

/// <summary>Slaves are forgotten that have been unreachable or gone for long, or are the oldest of too many (since 1.1).</summary>
/// <param name="Unreachable">Those that were unreachable.</param>
/// <param name="Gone">Those that were gone.</param>
public sealed record RegistryPruned(IReadOnlyList<SlaveId> Unreachable, IReadOnlyList<SlaveId> Gone) : RegistryEvent;
