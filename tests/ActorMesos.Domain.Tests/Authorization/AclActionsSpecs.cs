using System.Reflection;
using ActorMesos.Domain.Authorization;

namespace ActorMesos.Domain.Tests.Permission;

/// <summary>The catalog of what ACLs allow and forbid.</summary>
public sealed class AclActionsSpecs
{
    [Fact]
    public void every_action_is_in_the_catalog() =>
        typeof(AclActions).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(AclAction))
            .Select(property => property.GetValue(null))
            .ShouldBe(AclActions.All);

    [Theory]
    [InlineData("register_frameworks", "roles")]
    [InlineData("run_tasks", "users")]
    [InlineData("teardown_frameworks", "framework_principals")]
    [InlineData("reserve_resources", "roles")]
    [InlineData("unreserve_resources", "reserver_principals")]
    [InlineData("create_volumes", "roles")]
    [InlineData("destroy_volumes", "creator_principals")]
    [InlineData("resize_volumes", "roles")]
    [InlineData("register_agents", "agents")]
    [InlineData("get_quotas", "roles")]
    [InlineData("update_quotas", "roles")]
    [InlineData("update_weights", "roles")]
    [InlineData("view_roles", "roles")]
    [InlineData("view_frameworks", "users")]
    [InlineData("view_tasks", "users")]
    [InlineData("view_executors", "users")]
    [InlineData("view_flags", "flags")]
    [InlineData("get_endpoints", "paths")]
    [InlineData("update_maintenance_schedules", "machines")]
    [InlineData("get_maintenance_schedules", "machines")]
    [InlineData("start_maintenances", "machines")]
    [InlineData("stop_maintenances", "machines")]
    [InlineData("get_maintenance_statuses", "machines")]
    [InlineData("drain_agents", "agents")]
    [InlineData("deactivate_agents", "agents")]
    [InlineData("reactivate_agents", "agents")]
    [InlineData("mark_agents_gone", "agents")]
    public void names_an_action_and_its_objects_as_mesos_does(string name, string field) =>
        AclActions.Named(name).ShouldNotBeNull().Object.Field.ShouldBe(field);

    [Fact]
    public void knows_what_teardown_frameworks_was_called_before_0_27() =>
        AclActions.Named("shutdown_frameworks").ShouldBeSameAs(AclActions.TeardownFrameworks);

    [Fact]
    public void knows_no_other_name() => AclActions.Named("reserve_ressources").ShouldBeNull();
}
