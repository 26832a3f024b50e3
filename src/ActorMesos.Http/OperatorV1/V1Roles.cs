using System.Text.Json;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Wire;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Roles, weights and quotas as the v1 API shows them (<c>Response.GetRoles</c>, <c>GetWeights</c>, <c>GetQuota</c>).</summary>
internal static class V1Roles
{
    public static void WriteAll(Utf8JsonWriter writer, MasterView view)
    {
        var frameworks = view.Frameworks().SelectMany(framework => framework.Info.Roles().Select(role => (Role: role, framework.Id))).ToLookup(entry => entry.Role, StringComparer.Ordinal);
        var used = RolesDocument.Used(view).ToLookup(entry => entry.Role, entry => entry.Resource, StringComparer.Ordinal);
        var names = frameworks.Select(role => role.Key).Concat(used.Select(role => role.Key)).Concat(view.Master.Weights.Keys).Concat(view.Master.Quotas.Keys);
        V1.List(writer, "roles", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), role =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", role);
            writer.WriteNumber("weight", view.Master.Weights.GetValueOrDefault(role, 1));
            V1.List(writer, "frameworks", frameworks[role], framework =>
            {
                writer.WriteStartObject();
                writer.WriteString("value", framework.Id.Value);
                writer.WriteEndObject();
            });
            V1.Resources(writer, "resources", used[role]);
            writer.WriteEndObject();
        });
    }

    public static void WriteWeights(Utf8JsonWriter writer, MasterView view) => V1.List(writer, "weight_infos", view.Master.Weights, weight =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("weight", weight.Value);
        writer.WriteString("role", weight.Key);
        writer.WriteEndObject();
    });

    public static void WriteQuotas(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject("status");
        V1.List(writer, "infos", view.Master.Quotas, quota =>
        {
            writer.WriteStartObject();
            writer.WriteString("role", quota.Key);
            ResourceJson.WriteList(writer, "guarantee", quota.Value.Guarantee);
            writer.WriteEndObject();
        });
        V1.List(writer, "configs", view.Master.Quotas, quota =>
        {
            writer.WriteStartObject();
            writer.WriteString("role", quota.Key);
            Amounts(writer, "guarantees", quota.Value.Guarantee);
            Amounts(writer, "limits", quota.Value.Limit);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void Amounts(Utf8JsonWriter writer, string name, Resources amounts)
    {
        writer.WriteStartObject(name);
        foreach (var amount in amounts)
        {
            writer.WriteStartObject(amount.Name);
            writer.WriteNumber("value", amount.Value.Scalar.Thousandths / 1000m);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
