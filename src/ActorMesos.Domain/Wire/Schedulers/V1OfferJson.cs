using System.Text.Json;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Wire.Operators;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>An offer as schedulers outside get it (<c>v1.Offer</c>).</summary>
public static class V1OfferJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter writer, Offer offer, EventSetting setting)
    {
        var place = setting.Slaves.GetValueOrDefault(offer.Hostname);
        var role = setting.Framework.Can(FrameworkCapabilities.MultiRole) ? offer.AllocationRole ?? setting.Framework.Role : null;
        writer.WriteStartObject();
        IdJson.Write(writer, "id", offer.Id.Value);
        IdJson.Write(writer, "framework_id", offer.FrameworkId.Value);
        IdJson.Write(writer, "agent_id", offer.SlaveId.Value);
        writer.WriteString("hostname", offer.Hostname);
        Url(writer, offer.Hostname, place?.Ip ?? offer.Hostname);
        if (role is not null)
        {
            Allocation(writer, role);
        }

        writer.WriteStartArray("resources");
        foreach (var resource in offer.Resources)
        {
            for (var copy = 0; copy < Math.Max(1, resource.ShareCount); copy++)
            {
                ResourceJson.Write(writer, resource, setting.Form, role);
            }
        }

        writer.WriteEndArray();
        MaintenanceJson.Write(writer, "unavailability", offer.Unavailability);
        AttributesJson.Write(writer, "attributes", place?.Slave.Attributes ?? "");
        writer.WriteStartArray("executor_ids");
        foreach (var executor in offer.ExecutorIds ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("value", executor.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a request to give a slave back.</summary>
    public static void Write(Utf8JsonWriter writer, InverseOffer offer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(offer);
        writer.WriteStartObject();
        IdJson.Write(writer, "id", offer.Id.Value);
        IdJson.Write(writer, "framework_id", offer.FrameworkId.Value);
        IdJson.Write(writer, "agent_id", offer.SlaveId.Value);
        MaintenanceJson.Write(writer, "unavailability", offer.Unavailability);
        writer.WriteStartArray("resources");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Allocation(Utf8JsonWriter writer, string role)
    {
        writer.WriteStartObject("allocation_info");
        writer.WriteString("role", role);
        writer.WriteEndObject();
    }

    private static void Url(Utf8JsonWriter writer, string hostname, string ip)
    {
        writer.WriteStartObject("url");
        writer.WriteString("scheme", "http");
        writer.WriteStartObject("address");
        writer.WriteString("hostname", hostname);
        writer.WriteString("ip", ip);
        writer.WriteNumber("port", SlavePlace.Port);
        writer.WriteEndObject();
        writer.WriteString("path", "/slave(1)");
        writer.WriteStartArray("query");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
