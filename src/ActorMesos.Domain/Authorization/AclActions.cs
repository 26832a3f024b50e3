namespace ActorMesos.Domain.Authorization;

/// <summary>
/// The catalog of actions: those of Mesos that a master decides on. A slave's own, on containers and sandboxes, and those on resource
/// providers are left out, since nothing here could ask for them.
/// </summary>
public static class AclActions
{
    /// <summary>A framework subscribes, for the first time or again; asked for its role.</summary>
    public static AclAction RegisterFrameworks { get; } = new("register_frameworks", AclObject.Roles, "register a framework in role");

    /// <summary>A task is launched; asked for the user that it runs as.</summary>
    public static AclAction RunTasks { get; } = new("run_tasks", AclObject.Users, "run a task as user");

    /// <summary>An operator ends a framework; asked for the framework's principal. A framework may always end itself.</summary>
    public static AclAction TeardownFrameworks { get; } =
        new("teardown_frameworks", AclObject.FrameworkPrincipals, "tear down a framework of principal", "shutdown_frameworks");

    /// <summary>Resources are reserved, statically by a slave as well; asked once for each role.</summary>
    public static AclAction ReserveResources { get; } = new("reserve_resources", AclObject.Roles, "reserve resources for role");

    /// <summary>Dynamic reservations are given up; asked for the principal in each.</summary>
    public static AclAction UnreserveResources { get; } =
        new("unreserve_resources", AclObject.ReserverPrincipals, "unreserve resources that were reserved by principal");

    /// <summary>Volumes are made; asked once for each role.</summary>
    public static AclAction CreateVolumes { get; } = new("create_volumes", AclObject.Roles, "create a volume for role");

    /// <summary>Volumes are destroyed; asked for the creator of each, as the request writes it.</summary>
    public static AclAction DestroyVolumes { get; } =
        new("destroy_volumes", AclObject.CreatorPrincipals, "destroy a volume that was created by principal");

    /// <summary>A volume becomes larger or smaller; asked for its role.</summary>
    public static AclAction ResizeVolumes { get; } = new("resize_volumes", AclObject.Roles, "resize a volume of role");

    /// <summary>A slave registers, for the first time or again.</summary>
    public static AclAction RegisterAgents { get; } = new("register_agents", AclObject.Agents, "register a slave");

    /// <summary>An operator looks at the quota of a role.</summary>
    public static AclAction GetQuotas { get; } = new("get_quotas", AclObject.Roles, "see the quota of role");

    /// <summary>An operator sets or removes the quota of a role.</summary>
    public static AclAction UpdateQuotas { get; } = new("update_quotas", AclObject.Roles, "update the quota of role");

    /// <summary>An operator sets the weight of a role.</summary>
    public static AclAction UpdateWeights { get; } = new("update_weights", AclObject.Roles, "update the weight of role");

    /// <summary>An operator looks at a role, its weight included.</summary>
    public static AclAction ViewRoles { get; } = new("view_roles", AclObject.Roles, "view role");

    /// <summary>An operator looks at a framework; asked for its user.</summary>
    public static AclAction ViewFrameworks { get; } = new("view_frameworks", AclObject.Users, "view a framework of user");

    /// <summary>An operator looks at a task; asked for its user.</summary>
    public static AclAction ViewTasks { get; } = new("view_tasks", AclObject.Users, "view a task of user");

    /// <summary>An operator looks at an executor; asked for its user.</summary>
    public static AclAction ViewExecutors { get; } = new("view_executors", AclObject.Users, "view an executor of user");

    /// <summary>An operator looks at the master's flags.</summary>
    public static AclAction ViewFlags { get; } = new("view_flags", AclObject.Flags, "view the master's flags");

    /// <summary>An operator asks one of the endpoints that have no action of their own, such as <c>/metrics/snapshot</c>.</summary>
    public static AclAction GetEndpoints { get; } = new("get_endpoints", AclObject.Paths, "get endpoint");

    /// <summary>An operator sets the maintenance schedule.</summary>
    public static AclAction UpdateMaintenanceSchedules { get; } =
        new("update_maintenance_schedules", AclObject.Machines, "update the maintenance schedule");

    /// <summary>An operator looks at the maintenance schedule.</summary>
    public static AclAction GetMaintenanceSchedules { get; } =
        new("get_maintenance_schedules", AclObject.Machines, "see the maintenance schedule");

    /// <summary>An operator takes machines down.</summary>
    public static AclAction StartMaintenances { get; } = new("start_maintenances", AclObject.Machines, "start maintenance");

    /// <summary>An operator brings machines up again.</summary>
    public static AclAction StopMaintenances { get; } = new("stop_maintenances", AclObject.Machines, "stop maintenance");

    /// <summary>An operator looks at what frameworks answered to planned maintenance.</summary>
    public static AclAction GetMaintenanceStatuses { get; } =
        new("get_maintenance_statuses", AclObject.Machines, "see the status of maintenance");

    /// <summary>An operator drains a slave.</summary>
    public static AclAction DrainAgents { get; } = new("drain_agents", AclObject.Agents, "drain a slave");

    /// <summary>An operator stops offers of a slave.</summary>
    public static AclAction DeactivateAgents { get; } = new("deactivate_agents", AclObject.Agents, "deactivate a slave");

    /// <summary>An operator lets a slave be offered again.</summary>
    public static AclAction ReactivateAgents { get; } = new("reactivate_agents", AclObject.Agents, "reactivate a slave");

    /// <summary>An operator gives a slave up for good.</summary>
    public static AclAction MarkAgentsGone { get; } = new("mark_agents_gone", AclObject.Agents, "mark a slave as gone");

    /// <summary>Every action, in the order in which they are listed.</summary>
    public static IReadOnlyList<AclAction> All { get; } =
    [
        RegisterFrameworks, RunTasks, TeardownFrameworks, ReserveResources, UnreserveResources, CreateVolumes, DestroyVolumes, ResizeVolumes,
        RegisterAgents, GetQuotas, UpdateQuotas, UpdateWeights, ViewRoles, ViewFrameworks, ViewTasks, ViewExecutors, ViewFlags, GetEndpoints,
        UpdateMaintenanceSchedules, GetMaintenanceSchedules, StartMaintenances, StopMaintenances, GetMaintenanceStatuses,
        DrainAgents, DeactivateAgents, ReactivateAgents, MarkAgentsGone,
    ];

    /// <summary>The action of that name, or of that former name; null if there is none.</summary>
    public static AclAction? Named(string name) => All.FirstOrDefault(action =>
        string.Equals(action.Name, name, StringComparison.Ordinal) || string.Equals(action.FormerName, name, StringComparison.Ordinal));
}
