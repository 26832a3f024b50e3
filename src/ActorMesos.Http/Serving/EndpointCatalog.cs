using ActorMesos.Http.Control;
using ActorMesos.Http.Live;
using ActorMesos.Http.Operator;
using ActorMesos.Http.OperatorV1;
using ActorMesos.Http.Scheduler;

namespace ActorMesos.Http.Serving;

/// <summary>Everything that can be asked for; a new endpoint adds a line.</summary>
public static class EndpointCatalog
{
    /// <summary>The endpoints.</summary>
    public static IReadOnlyList<MasterEndpoint> All { get; } =
    [
        new("", LiveEndpoint.HandlePage),
        new("page", LiveEndpoint.HandlePage),
        new("health", HealthEndpoint.Handle),
        new("version", VersionEndpoint.Handle),
        new("redirect", RedirectEndpoint.Handle),
        ReadEndpoint.Of("flags", FlagsDocument.Write),
        ReadEndpoint.Of("state", StateDocument.Write),
        ReadEndpoint.Of("state-summary", SummaryDocument.Write),
        ReadEndpoint.Of("slaves", SlavesDocument.Write),
        ReadEndpoint.Of("frameworks", FrameworksDocument.Write),
        ReadEndpoint.Of("roles", RolesDocument.Write),
        ReadEndpoint.Of("tasks", TasksDocument.Write),
        ReadEndpoint.Of("metrics/snapshot", MetricsDocument.Write),
        ResourcesEndpoint.Of("reserve", "RESERVE_RESOURCES", "resources"),
        ResourcesEndpoint.Of("unreserve", "UNRESERVE_RESOURCES", "resources"),
        ResourcesEndpoint.Of("create-volumes", "CREATE_VOLUMES", "volumes"),
        ResourcesEndpoint.Of("destroy-volumes", "DESTROY_VOLUMES", "volumes"),
        ResourcesEndpoint.Of("create", "CREATE_VOLUMES", "volumes"),
        ResourcesEndpoint.Of("destroy", "DESTROY_VOLUMES", "volumes"),
        new("teardown", TeardownEndpoint.Handle) { IsWriting = true },
        new("quota", QuotaEndpoint.Handle) { IsWriting = true },
        new("weights", WeightsEndpoint.Handle) { IsWriting = true },
        new("maintenance/schedule", MaintenanceEndpoint.HandleSchedule) { IsWriting = true },
        new("maintenance/status", MaintenanceEndpoint.HandleStatus),
        new("machine/down", exchange => MaintenanceEndpoint.HandleMachines(exchange, "START_MAINTENANCE")) { IsWriting = true },
        new("machine/up", exchange => MaintenanceEndpoint.HandleMachines(exchange, "STOP_MAINTENANCE")) { IsWriting = true },
        new("api/v1", OperatorApi.Handle) { IsWriting = true },
        new("api/v1/scheduler", SchedulerApi.Handle) { IsWriting = true },
        new("metrics", PrometheusEndpoint.Handle),
        new("simulation", StatusEndpoint.HandleFolder),
        new("simulation/status", StatusEndpoint.Handle),
        new("simulation/invariants", InvariantsEndpoint.Handle),
        new("simulation/speed", PaceEndpoint.HandleSpeed) { IsWriting = true },
        new("simulation/pause", PaceEndpoint.HandlePause) { IsWriting = true },
        new("simulation/step", PaceEndpoint.HandleStep) { IsWriting = true },
        new("simulation/faults", FaultsEndpoint.HandleInject) { IsWriting = true },
        new("simulation/heal", FaultsEndpoint.HandleHeal) { IsWriting = true },
        new("simulation/events", EventsEndpoint.Handle),
        new("simulation/live", LiveEndpoint.HandleEvents),
        new("simulation/openapi", OpenApiEndpoint.Handle),
    ];

    /// <summary>
    /// The endpoint of a path: with or without <c>master/</c>, a slash at the end or <c>.json</c>; a path that is longer belongs to the longest
    /// that is known.
    /// </summary>
    /// <returns>The endpoint and what of the path is left; null where there is none.</returns>
    public static (MasterEndpoint Endpoint, string Left)? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var trimmed = path.Trim('/');
        trimmed = trimmed.StartsWith("master/", StringComparison.Ordinal) ? trimmed["master/".Length..].TrimStart('/') : trimmed;
        if (trimmed.Length == 0)
        {
            return (ByPath[""], "");
        }

        for (var part = trimmed; part.Length > 0; part = part.LastIndexOf('/') is var slash and > 0 ? part[..slash] : "")
        {
            var name = part.EndsWith(".json", StringComparison.Ordinal) ? part[..^".json".Length] : part;
            if (ByPath.TryGetValue(name, out var found))
            {
                return (found, trimmed[part.Length..].Trim('/'));
            }
        }

        return null;
    }

    private static Dictionary<string, MasterEndpoint> ByPath { get; } = All.ToDictionary(endpoint => endpoint.Path, StringComparer.Ordinal);
}
