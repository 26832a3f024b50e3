using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Throttling;

namespace ActorMesos.Domain.Masters;

/// <summary>The constants of a master, Mesos's own unless a scenario says otherwise.</summary>
public sealed record MasterSettings
{
    /// <summary>The rules of the release.</summary>
    public SemanticsProfile Semantics { get; init; } = SemanticsProfile.V023;

    /// <summary>What is allowed to whom (<c>--acls</c>).</summary>
    public Acls Acls { get; init; } = Acls.Default;

    /// <summary>Who is known, and by which secret (<c>--credentials</c>), one for each principal.</summary>
    public IReadOnlyList<Credential> Credentials { get; init; } = [];

    /// <summary>Whether frameworks must have authenticated before they register (<c>--authenticate</c>).</summary>
    public bool AuthenticateFrameworks { get; init; }

    /// <summary>Whether slaves must have authenticated before they register (<c>--authenticate_slaves</c>).</summary>
    public bool AuthenticateSlaves { get; init; }

    /// <summary>Whether operators must prove who they are (<c>authenticate_http_readwrite</c>).</summary>
    public bool AuthenticateOperators { get; init; }

    /// <summary>How often the allocator runs by itself (<c>allocation_interval</c>).</summary>
    public TimeSpan AllocationInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least that is worth an offer (<c>min_allocatable_resources</c>).</summary>
    public MinimumOffer MinimumOffer { get; init; } = MinimumOffer.Default;

    /// <summary>In which order roles and frameworks are served (<c>user_sorter</c> and <c>framework_sorter</c>).</summary>
    public SorterKind Sorter { get; init; } = SorterKind.Drf;

    /// <summary>Whether slaves with gpus are offered only to frameworks that understand them (<c>filter_gpu_resources</c>).</summary>
    public bool FilterGpus { get; init; } = true;

    /// <summary>The weights of roles (<c>weights</c>); a role that is not named weighs 1.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = new AllocatorSettings().Weights;

    /// <summary>The quotas of roles, which a cluster has from its start; operators may change them.</summary>
    public ImmutableSortedDictionary<string, Quota> Quotas { get; init; } = new AllocatorSettings().Quotas;

    /// <summary>The seed from which the allocator draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often slaves are pinged, and how long each ping may take (<c>slave_ping_timeout</c>).</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many pings in a row may go without an answer before the slave is removed (<c>max_slave_ping_timeouts</c>).</summary>
    public int PingTimeoutsMost { get; init; } = 5;

    /// <summary>
    /// How long lies between two slaves that are given up (<c>slave_removal_rate_limit</c>: 20 minutes for <c>1/20mins</c>); null for no
    /// limit.
    /// </summary>
    public TimeSpan? SlaveRemovalInterval { get; init; }

    /// <summary>
    /// How many of its slaves, in percent, a new master may give up at once when they do not come back in time
    /// (<c>recovery_slave_removal_limit</c>); with more its process ends.
    /// </summary>
    public decimal RecoverySlaveRemovalLimit { get; init; } = 100;

    /// <summary>How often the registry is pruned (<c>registry_gc_interval</c>).</summary>
    public TimeSpan RegistryPruningInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the registry remembers slaves that are unreachable or gone (<c>registry_max_agent_age</c>).</summary>
    public TimeSpan RegistryAgeMost { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many unreachable slaves the registry remembers, and how many that are gone (<c>registry_max_agent_count</c>).</summary>
    public int RegistryEntriesMost { get; init; } = 102_400;

    /// <summary>How many slaves that have been removed are remembered.</summary>
    public int RemovedSlavesMost { get; init; } = 100_000;

    /// <summary>How many tasks on unreachable slaves are remembered of each framework (<c>max_unreachable_tasks_per_framework</c>).</summary>
    public int UnreachableTasksMost { get; init; } = 1000;

    /// <summary>How long a new master waits for the slaves in its registry (<c>slave_reregister_timeout</c>).</summary>
    public TimeSpan ReregisterTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The bugs that are switched on.</summary>
    public MesosBugs Bugs { get; init; }

    /// <summary>How long an offer stands before it is rescinded (<c>offer_timeout</c>); null for ever.</summary>
    public TimeSpan? OfferTimeout { get; init; }

    /// <summary>How many frameworks that have ended are remembered (<c>max_completed_frameworks</c>).</summary>
    public int CompletedFrameworksMost { get; init; } = 50;

    /// <summary>How many tasks of each framework that are over are remembered (<c>max_completed_tasks_per_framework</c>).</summary>
    public int CompletedTasksMost { get; init; } = 1000;

    /// <summary>How much frameworks may say (<c>rate_limits</c>).</summary>
    public RateLimits RateLimits { get; init; } = RateLimits.None;

    /// <summary>The roles that frameworks may have besides <c>*</c> (<c>roles</c>); null for any.</summary>
    public IReadOnlyCollection<string>? Roles { get; init; }

    /// <summary>Whether frameworks may run as root (<c>root_submissions</c>).</summary>
    public bool RootSubmissions { get; init; } = true;

    /// <summary>How long a refused offer stays refused when the framework does not say.</summary>
    public TimeSpan RefuseDefault { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that an offer stays refused.</summary>
    public static TimeSpan RefuseMost { get; } = TimeSpan.FromDays(365);

    /// <summary>How long the allocator of a new master waits for slaves, where roles have quotas.</summary>
    public static TimeSpan AwaitSlavesMost { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after a slave has registered again news of operations waits for frameworks that nobody knows, before the master acknowledges
    /// it in their place.
    /// </summary>
    public static TimeSpan OrphanedOperationsAwaited { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The same with what operators have set since, which counts more than what the master is configured to.</summary>
    internal MasterSettings After(Registry registry)
    {
        var quotas = Quotas.SetItems(registry.Quotas.Select(quota => KeyValuePair.Create(quota.Key, quota.Value.Quota)));
        return this with
        {
            Weights = Weights.SetItems(registry.Weights),
            Quotas = quotas.RemoveRange(registry.Quotas.Values.Where(quota => quota.IsDefault).Select(quota => quota.Role)),
        };
    }

    /// <summary>What a master's allocator is configured to. Masters that follow one another do not draw alike.</summary>
    internal AllocatorSettings AllocatorOf(MasterId master) => new()
    {
        Semantics = Semantics,
        MinimumOffer = MinimumOffer,
        Sorter = Sorter,
        FilterGpus = FilterGpus,
        Weights = Weights,
        Quotas = Quotas,
        Seed = StableHash.Of(Seed, StableHash.Of(master.Value)),
    };
}
