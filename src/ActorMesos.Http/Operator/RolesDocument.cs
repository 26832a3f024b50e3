using System.Text.Json;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Http.Operator;

/// <summary><c>/roles</c>: roles that have frameworks, reservations, a weight or a quota.</summary>
internal static class RolesDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        var roles = new SortedDictionary<string, RoleSums>(StringComparer.Ordinal);
        foreach (var framework in view.Frameworks())
        {
            foreach (var role in framework.Info.Roles())
            {
                Of(roles, role).Frameworks.Add(framework.Id.Value);
            }

            foreach (var (role, resource) in Held(framework))
            {
                Of(roles, role).Allocated.Add(resource);
            }

            foreach (var (role, resource) in Offered(framework))
            {
                Of(roles, role).Offered.Add(resource);
            }
        }

        foreach (var resource in view.Master.Slaves.Values.SelectMany(slave => slave.Total.Reserved()))
        {
            Of(roles, resource.Role).Reserved.Add(resource);
        }

        foreach (var role in view.Master.Weights.Keys.Concat(view.Master.Quotas.Keys))
        {
            Of(roles, role);
        }

        writer.WriteStartObject();
        writer.WriteStartArray("roles");
        foreach (var (name, sums) in roles)
        {
            Write(writer, name, sums, view);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>What tasks hold and what is offered, by role.</summary>
    public static IEnumerable<(string Role, Resource Resource)> Used(MasterView view) => view.Frameworks().SelectMany(framework => Held(framework).Concat(Offered(framework)));

    private static IEnumerable<(string Role, Resource Resource)> Held(FrameworkRecord framework) => framework.PresentTasks.Where(task => !task.State.IsTerminal())
        .SelectMany(task => task.Holds.Select(resource => (TaskDocument.RoleOf(task, framework.Info), resource)));

    private static IEnumerable<(string Role, Resource Resource)> Offered(FrameworkRecord framework) =>
        framework.PresentOffers.SelectMany(offer => offer.Resources.Select(resource => (offer.AllocationRole ?? framework.Info.Role, resource)));

    private static void Write(Utf8JsonWriter writer, string name, RoleSums sums, MasterView view)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteNumber("weight", view.Master.Weights.GetValueOrDefault(name, 1));
        if (view.Master.Quotas.TryGetValue(name, out var quota))
        {
            writer.WriteStartObject("quota");
            writer.WriteString("role", name);
            AmountsJson.Write(writer, "guarantee", quota.Guarantee);
            AmountsJson.Write(writer, "limit", quota.Limit);
            AmountsJson.Write(writer, "consumed", sums.Allocated.Where(resource => resource.IsUnreserved).Concat(sums.Reserved));
            writer.WriteEndObject();
        }

        AmountsJson.Write(writer, "resources", sums.Allocated.Concat(sums.Offered));
        AmountsJson.Write(writer, "allocated", sums.Allocated);
        AmountsJson.Write(writer, "offered", sums.Offered);
        AmountsJson.Write(writer, "reserved", sums.Reserved);
        writer.WriteStartArray("frameworks");
        sums.Frameworks.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static RoleSums Of(SortedDictionary<string, RoleSums> roles, string role)
    {
        if (!roles.TryGetValue(role, out var sums))
        {
            sums = new RoleSums([], [], [], []);
            roles.Add(role, sums);
        }

        return sums;
    }

    private sealed record RoleSums(List<string> Frameworks, List<Resource> Allocated, List<Resource> Offered, List<Resource> Reserved);
}
