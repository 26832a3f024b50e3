using System.Text.Json;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Wire;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Http.Operator;

/// <summary>One slave as <c>/state</c> and <c>/slaves</c> show it.</summary>
internal static class SlaveDocument
{
    public static IReadOnlyList<string> Capabilities { get; } =
        ["MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT", "RESOURCE_PROVIDER", "RESIZE_VOLUME", "AGENT_OPERATION_FEEDBACK", "AGENT_DRAINING", "TASK_RESOURCE_LIMITS"];

    public static void WriteHead(Utf8JsonWriter writer, SlaveRecord slave, MasterView view)
    {
        var place = view.PlaceOf(slave);
        var offered = slave.Offers.SelectMany(offer => offer.Resources);
        writer.WriteString("id", slave.Id.Value);
        writer.WriteString("hostname", slave.Info.Hostname);
        writer.WriteNumber("port", SlavePlace.Port);
        writer.WriteStartObject("attributes");
        foreach (var (name, value) in SlaveAttributes.Parse(slave.Info.Attributes).DistinctBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            if (SlaveAttributes.Scalar(value) is { } number)
            {
                writer.WriteNumber(name, number);
            }
            else
            {
                writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
        writer.WriteString("pid", place.Pid);
        var attendance = view.Chronicle.Of(slave.Id);
        writer.WriteNumber("registered_time", WireTime.Seconds(attendance?.CameAt ?? view.Master.Elected));
        if (attendance?.CameBackAt is { } back)
        {
            writer.WriteNumber("reregistered_time", WireTime.Seconds(back));
        }

        AmountsJson.Write(writer, "resources", slave.Total);
        AmountsJson.Write(writer, "used_resources", slave.Used);
        AmountsJson.Write(writer, "offered_resources", offered);
        writer.WriteStartObject("reserved_resources");
        foreach (var role in Reserved(slave))
        {
            AmountsJson.Write(writer, role.Key, role);
        }

        writer.WriteEndObject();
        AmountsJson.Write(writer, "unreserved_resources", slave.Total.Unreserved());
        writer.WriteBoolean("active", slave.IsConnected);
        writer.WriteBoolean("deactivated", view.IsInactive(slave.Id));
        writer.WriteString("version", MesosVersion.Number);
        writer.WriteStartArray("capabilities");
        foreach (var capability in Capabilities)
        {
            writer.WriteStringValue(capability);
        }

        writer.WriteEndArray();
        WriteDrain(writer, slave, view);
    }

    public static void Write(Utf8JsonWriter writer, SlaveRecord slave, MasterView view)
    {
        writer.WriteStartObject();
        WriteHead(writer, slave, view);
        writer.WriteEndObject();
    }

    public static void WriteFull(Utf8JsonWriter writer, SlaveRecord slave, MasterView view)
    {
        writer.WriteStartObject();
        WriteHead(writer, slave, view);
        writer.WriteStartObject("reserved_resources_full");
        foreach (var role in Reserved(slave))
        {
            ResourceJson.WriteList(writer, role.Key, [.. role], ResourceForm.Endpoint);
        }

        writer.WriteEndObject();
        ResourceJson.WriteList(writer, "unreserved_resources_full", slave.Total.Unreserved(), ResourceForm.Endpoint);
        ResourceJson.WriteList(writer, "used_resources_full", slave.Used, ResourceForm.Endpoint);
        ResourceJson.WriteList(writer, "offered_resources_full", Resources.Of(slave.Offers.SelectMany(offer => offer.Resources)), ResourceForm.Endpoint);
        writer.WriteEndObject();
    }

    private static IEnumerable<IGrouping<string, Resource>> Reserved(SlaveRecord slave) =>
        slave.Total.Reserved().GroupBy(resource => resource.Role, StringComparer.Ordinal).OrderBy(role => role.Key, StringComparer.Ordinal);

    public static void WriteDrain(Utf8JsonWriter writer, SlaveRecord slave, MasterView view)
    {
        if (!view.Master.InactiveSlaves.TryGetValue(slave.Id, out var inactivity) || inactivity.State == SlaveInactivityState.Deactivated)
        {
            return;
        }

        writer.WriteStartObject("drain_info");
        writer.WriteString("state", inactivity.State == SlaveInactivityState.Draining ? "DRAINING" : "DRAINED");
        writer.WriteStartObject("config");
        if (inactivity.GraceMost is { } most)
        {
            writer.WriteStartObject("max_grace_period");
            writer.WriteNumber("nanoseconds", most.Ticks * TimeSpan.NanosecondsPerTick);
            writer.WriteEndObject();
        }

        writer.WriteBoolean("mark_gone", inactivity.MarkGone);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
