using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>Turns a scenario into the plan of a world.</summary>
public static class ScenarioPlan
{
    /// <summary>The plan.</summary>
    public static WorldPlan Of(Scenario scenario, SimulationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(catalog);
        var kinds = catalog.Frameworks.ToDictionary(kind => kind.Type.Name, StringComparer.Ordinal);
        return new WorldPlan
        {
            Seed = (ulong)scenario.Seed,
            Slaves = [.. scenario.SlaveNodes().Select(node =>
                new SlaveInfo(node.Name, node.Name.Value, node.Resources, string.Join(';', node.Attributes)))],
            Frameworks = [.. scenario.Frameworks.Select(entry => PlanOf(entry, kinds[entry.Type], (ulong)scenario.Seed))],
            NetworkLatency = Range(scenario.NetworkLatency),
            NetworkReorders = scenario.NetworkOrder.IsRandom,
            DiskLatency = Range(scenario.DiskLatency),
            Leadership = new()
            {
                Masters = scenario.Master.Count,
                SessionTimeout = scenario.Master.ZkSessionTimeout,
                RestartDelay = scenario.Master.RestartDelay,
            },
            Master = MasterOf(scenario),
            Slave = SlaveOf(scenario),
            Driver = new()
            {
                Semantics = scenario.Semantics,
                RegistrationBackoff = scenario.Driver.RegistrationBackoff,
                RegistrationBackoffMost = scenario.Driver.RegistrationBackoffMax,
                AuthenticationTimeout = scenario.Semantics.AuthenticationTimeout,
            },
            SlaveCredentials = scenario.SlaveNodes().Where(node => node.Credential is not null).ToDictionary(node => node.Name, node => node.Credential!),
            SlaveCheckpoints = scenario.SlaveNodes().Where(node => !node.Checkpointed.IsEmpty).ToDictionary(node => node.Name, node => node.Checkpointed),
            SlaveSnapshotEvery = scenario.Slave.SnapshotEvery,
            Actors = catalog.Actors,

            // A journal may hold events of frameworks that no longer run.
            FrameworkEvents = [.. catalog.Frameworks.SelectMany(kind => kind.Events).Distinct()],
        };
    }

    private static FrameworkPlan PlanOf(FrameworkEntry entry, FrameworkKind kind, ulong seed)
    {
        var info = new FrameworkInfo(
            entry.Name, entry.Name.Value, entry.Role, entry.Principal, entry.Checkpoint, entry.FailoverTimeout, entry.User)
        {
            MoreRoles = entry.MoreRoles.Count == 0 ? null : entry.MoreRoles,
            Capabilities = entry.Capabilities == FrameworkCapabilities.None ? null : entry.Capabilities,
        };
        return new FrameworkPlan(info, () => kind.Create(info, entry.Settings.In(seed)), entry.Credential)
        {
            Programs = kind.Programs(entry.Settings),
        };
    }

    private static Domain.Masters.MasterSettings MasterOf(Scenario scenario) => new()
    {
        Semantics = scenario.Semantics,
        Bugs = scenario.Bugs,
        Acls = scenario.Acls,
        Credentials = scenario.Credentials,
        AuthenticateFrameworks = scenario.Master.AuthenticateFrameworks,
        AuthenticateSlaves = scenario.Master.AuthenticateSlaves,
        AuthenticateOperators = scenario.Master.AuthenticateOperators,
        AllocationInterval = scenario.Master.AllocationInterval,
        MinimumOffer = MinimumOffer.Of(scenario.Master.MinAllocatableResources),
        PingTimeout = scenario.Master.PingTimeout,
        PingTimeoutsMost = scenario.Master.MaxPingTimeouts,
        ReregisterTimeout = scenario.Master.SlaveReregisterTimeout,
        SlaveRemovalInterval = scenario.Master.SlaveRemovalRateLimit?.Interval,
        RecoverySlaveRemovalLimit = scenario.Master.RecoverySlaveRemovalLimit,
        OfferTimeout = scenario.Master.OfferTimeout,
        CompletedFrameworksMost = scenario.Master.MaxCompletedFrameworks,
        CompletedTasksMost = scenario.Master.MaxCompletedTasksPerFramework,
        UnreachableTasksMost = scenario.Master.MaxUnreachableTasksPerFramework,
        RemovedSlavesMost = scenario.Master.MaxRemovedSlaves,
        RegistryPruningInterval = scenario.Master.RegistryGcInterval,
        RegistryAgeMost = scenario.Master.RegistryMaxAgentAge,
        RegistryEntriesMost = scenario.Master.RegistryMaxAgentCount,
        Roles = scenario.Master.Roles.Count == 0 ? null : scenario.Master.Roles,
        RateLimits = scenario.Master.RateLimits.Limit,
        RootSubmissions = scenario.Master.RootSubmissions,
        RefuseDefault = scenario.Master.RefuseSeconds,
        Sorter = scenario.Master.Allocation.Sorter,
        FilterGpus = scenario.Master.Allocation.FilterGpuResources,
        Weights = scenario.Master.Allocation.Weights.ToImmutableSortedDictionary(
            weight => weight.Role, weight => weight.Weight, StringComparer.Ordinal),
        Quotas = scenario.Master.Allocation.Quotas.ToImmutableSortedDictionary(
            quota => quota.Role, quota => new Quota(quota.Guarantee, quota.Limit), StringComparer.Ordinal),
        Seed = (ulong)scenario.Seed,
    };

    private static Domain.Slaves.SlaveSettings SlaveOf(Scenario scenario) => new()
    {
        Semantics = scenario.Semantics,
        Bugs = scenario.Bugs,
        SandboxLasts = scenario.Slave.GcDelay,
        Executor = scenario.Slave.Executor.For((ulong)scenario.Seed),
        RegistrationBackoff = scenario.Slave.RegistrationBackoff,
        RegistrationBackoffMost = scenario.Slave.RegistrationBackoffMax,
        PingSilenceMost = scenario.Master.PingTimeout * scenario.Master.MaxPingTimeouts,
        UpdateRetry = scenario.Slave.StatusUpdateRetry,
        UpdateRetryMost = scenario.Slave.StatusUpdateRetryMax,
        ExecutorLatency = scenario.Slave.ExecutorLatency,
        RestartDelay = scenario.Slave.RestartDelay,
        Recover = scenario.Slave.Recover,
        Strict = scenario.Slave.Strict,
        Reconfiguration = scenario.Semantics.SlavesAreReconfigured ? scenario.Slave.Reconfiguration : ReconfigurationPolicy.Equal,
        AuthenticationTimeout = scenario.Semantics.AuthenticationTimeout,
        DestroyDeletesContent = scenario.Semantics.DestroyDeletesContent,
        AppliesOperations = scenario.Semantics.SlavesApplyOperations,
    };

    private static LatencyRange Range(DurationDistribution distribution)
    {
        var (min, max) = distribution.Bounds;
        return new(min, max);
    }
}
