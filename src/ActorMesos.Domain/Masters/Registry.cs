using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Masters;

/// <summary>What masters keep on disk, one after the other: who leads, and which slaves are admitted (Mesos's <c>Registry</c>).</summary>
/// <param name="Masters">How many masters have been elected.</param>
/// <param name="Slaves">The admitted slaves.</param>
public sealed record Registry(int Masters, ImmutableDictionary<SlaveId, SlaveInfo> Slaves)
{
    /// <summary>The registry of a cluster that never ran.</summary>
    public static Registry Empty { get; } = new(0, ImmutableDictionary<SlaveId, SlaveInfo>.Empty);

    /// <summary>The registry after one change. A change that it does not know is a bug and throws.</summary>
    public Registry Apply(IEvent happened) => happened switch
    {
        MasterElected => this with { Masters = Masters + 1 },
        SlaveAdmission admission => this with { Slaves = Slaves.SetItem(admission.SlaveId, admission.Slave) },
        SlaveRemoval removal => this with { Slaves = Slaves.Remove(removal.SlaveId) },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "the registry does not know this change"),
    };
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
