using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What the master is configured to, under the names of its flags.</summary>
public sealed record MasterSettings
{
    /// <summary>How many masters there are: one leads, the others stand by.</summary>
    public required int Count { get; init; }

    /// <summary>How long a master's session with ZooKeeper lasts without being heard of.</summary>
    public required TimeSpan ZkSessionTimeout { get; init; }

    /// <summary>How long after its end a master's process is started again.</summary>
    public required TimeSpan RestartDelay { get; init; }

    /// <summary>How long lies between two allocations that nothing else triggers.</summary>
    public required TimeSpan AllocationInterval { get; init; }

    /// <summary>How long an offer stands before it is rescinded; null means for ever.</summary>
    public required TimeSpan? OfferTimeout { get; init; }

    /// <summary>How long a refused resource is not offered again when the framework does not say.</summary>
    public required TimeSpan RefuseSeconds { get; init; }

    /// <summary>What is worth an offer: at least one of these.</summary>
    public required Sequence<Resources> MinAllocatableResources { get; init; }

    /// <summary>How long lies between two pings of a slave.</summary>
    public required TimeSpan PingTimeout { get; init; }

    /// <summary>How many pings in a row stay unanswered before a slave is given up.</summary>
    public required int MaxPingTimeouts { get; init; }

    /// <summary>How long a slave has to come back after it disconnected, or after another master took over.</summary>
    public required TimeSpan SlaveReregisterTimeout { get; init; }

    /// <summary>How fast slaves may be given up; null for no limit.</summary>
    public required SlaveRemovalRate? SlaveRemovalRateLimit { get; init; }

    /// <summary>How many percent of its slaves a new master may give up at once.</summary>
    public required int RecoverySlaveRemovalLimit { get; init; }

    /// <summary>How many frameworks that have ended are remembered.</summary>
    public required int MaxCompletedFrameworks { get; init; }

    /// <summary>How many tasks of each framework that are over are remembered.</summary>
    public required int MaxCompletedTasksPerFramework { get; init; }

    /// <summary>How many tasks of each framework on unreachable slaves are remembered.</summary>
    public required int MaxUnreachableTasksPerFramework { get; init; }

    /// <summary>How many slaves that were removed are remembered.</summary>
    public required int MaxRemovedSlaves { get; init; }

    /// <summary>How often the registry is pruned.</summary>
    public required TimeSpan RegistryGcInterval { get; init; }

    /// <summary>How long the registry remembers slaves that are unreachable or gone.</summary>
    public required TimeSpan RegistryMaxAgentAge { get; init; }

    /// <summary>How many unreachable slaves the registry remembers, and how many that are gone.</summary>
    public required int RegistryMaxAgentCount { get; init; }

    /// <summary>The roles that frameworks may have besides <c>*</c>; none for any.</summary>
    public required Sequence<string> Roles { get; init; }

    /// <summary>Whether frameworks may run as root.</summary>
    public required bool RootSubmissions { get; init; }

    /// <summary>How much frameworks may say.</summary>
    public required RateLimitSettings RateLimits { get; init; }

    /// <summary>Whether frameworks must have authenticated before they register.</summary>
    public required bool AuthenticateFrameworks { get; init; }

    /// <summary>Whether slaves must have authenticated before they register.</summary>
    public required bool AuthenticateSlaves { get; init; }

    /// <summary>Whether operators must prove who they are with each call.</summary>
    public required bool AuthenticateOperators { get; init; }

    /// <summary>Its allocator.</summary>
    public required AllocationSettings Allocation { get; init; }

    internal static MasterSettings Read(SectionReader section, SemanticsProfile semantics)
    {
        var settings = new MasterSettings
        {
            Count = section.Value("count", Forms.Integer(1, 9)),
            ZkSessionTimeout = section.Value("zk-session-timeout", Forms.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))),
            RestartDelay = section.Value("restart-delay", Forms.Span),
            AllocationInterval = section.Value("allocation-interval", Forms.Span),
            OfferTimeout = section.Value("offer-timeout", Forms.OrNone(Forms.Span)),
            RefuseSeconds = section.Value("refuse-seconds", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax)),
            MinAllocatableResources = section.Value("min-allocatable-resources", MinAllocatable),
            PingTimeout = section.Value("ping-timeout", Forms.Span),
            MaxPingTimeouts = section.Value("max-ping-timeouts", Forms.Integer(1, 1000)),
            SlaveReregisterTimeout = section.Value(
                "slave-reregister-timeout", Forms.Duration(TimeSpan.FromMinutes(10), ScenarioLimits.DurationMax)),
            SlaveRemovalRateLimit = section.Value("slave-removal-rate-limit", SlaveRemovalRate.Form),
            RecoverySlaveRemovalLimit = section.Value("recovery-slave-removal-limit", Forms.Integer(0, 100)),
            MaxCompletedFrameworks = section.Value("max-completed-frameworks", Forms.Integer(0, 100_000)),
            MaxCompletedTasksPerFramework = section.Value("max-completed-tasks-per-framework", Forms.Integer(0, 100_000)),
            MaxUnreachableTasksPerFramework = section.Value("max-unreachable-tasks-per-framework", Forms.Integer(0, 100_000)),
            MaxRemovedSlaves = section.Value("max-removed-slaves", Forms.Integer(0, 1_000_000)),
            RegistryGcInterval = section.Value("registry-gc-interval", Forms.Span),
            RegistryMaxAgentAge = section.Value("registry-max-agent-age", Forms.Span),
            RegistryMaxAgentCount = section.Value("registry-max-agent-count", Forms.Integer(0, 1_000_000)),
            Roles = section.Values("roles", FrameworkRoles.Role),
            RootSubmissions = section.Value("root-submissions", Forms.Boolean),
            RateLimits = RateLimitSettings.Read(section.Section("rate-limits")),
            AuthenticateFrameworks = section.Value("authenticate-frameworks", Forms.Boolean),
            AuthenticateSlaves = section.Value("authenticate-slaves", Forms.Boolean),
            AuthenticateOperators = section.Value("authenticate-operators", Forms.Boolean),
            Allocation = AllocationSettings.Read(section, semantics),
        };
        section.Close();
        return settings;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("count", Count);
        section.Line("zk-session-timeout", ZkSessionTimeout);
        section.Line("restart-delay", RestartDelay);
        section.Line("allocation-interval", AllocationInterval);
        section.Word("offer-timeout", OfferTimeout is { } timeout ? DurationText.Write(timeout) : Forms.None);
        section.Line("refuse-seconds", RefuseSeconds);
        section.Line("min-allocatable-resources", string.Join('|', MinAllocatableResources.Select(ResourceText.Print)));
        section.Line("ping-timeout", PingTimeout);
        section.Line("max-ping-timeouts", MaxPingTimeouts);
        section.Line("slave-reregister-timeout", SlaveReregisterTimeout);
        section.Word("slave-removal-rate-limit", SlaveRemovalRateLimit is { } rate ? $"\"{rate}\"" : Forms.None);
        section.Line("recovery-slave-removal-limit", RecoverySlaveRemovalLimit);
        section.Line("max-completed-frameworks", MaxCompletedFrameworks);
        section.Line("max-completed-tasks-per-framework", MaxCompletedTasksPerFramework);
        section.Line("max-unreachable-tasks-per-framework", MaxUnreachableTasksPerFramework);
        section.Line("max-removed-slaves", MaxRemovedSlaves);
        section.Line("registry-gc-interval", RegistryGcInterval);
        section.Line("registry-max-agent-age", RegistryMaxAgentAge);
        section.Line("registry-max-agent-count", RegistryMaxAgentCount);
        section.List("roles", Roles);
        section.Line("root-submissions", RootSubmissions);
        section.Section("rate-limits", RateLimits.Write);
        section.Line("authenticate-frameworks", AuthenticateFrameworks);
        section.Line("authenticate-slaves", AuthenticateSlaves);
        section.Line("authenticate-operators", AuthenticateOperators);
        Allocation.Write(section);
    }

    private static Form<Sequence<Resources>> MinAllocatable { get; } =
        new("resources such as 'cpus:0.01|mem:32', where | means or", [], ReadAlternatives);

    private static Result<Sequence<Resources>> ReadAlternatives(string text)
    {
        Result<Resources>[] read = [.. text.Split('|').Select(alternative => ResourceText.Parse(alternative))];
        return read.Select(alternative => alternative.Refusal).FirstOrDefault(refusal => refusal is not null) is { } refusal ? refusal
            : Array.Exists(read, alternative => alternative.Value.IsEmpty) ? new Refusal("min-allocatable-resources", "one part is empty")
            : read.SelectMany(alternative => alternative.Value).FirstOrDefault(resource => !resource.IsUnreserved || !resource.Value.IsScalar) is { } other
                ? new Refusal("min-allocatable-resources", $"'{other}' is no plain amount")
            : new Sequence<Resources>([.. read.Select(alternative => alternative.Value)]);
    }
}
