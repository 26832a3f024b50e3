namespace ActorMesos.Domain.Wire;

using System.Text.Json;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;

/// <summary>An offer as JSON (<c>Offer</c>).</summary>
public static class OfferJson
{
    /// <summary>Reads an offer.</summary>
    public static Result<Offer> Parse(string json) => WireDocument.Parse(json, Read);

    /// <summary>Writes an offer.</summary>
    public static string Print(Offer offer) => WireDocument.Print(writer => Write(writer, offer));

    /// <summary>Reads an offer of a larger document.</summary>
    public static Offer Read(WireValue value) => new(
        new OfferId(IdJson.Read(value, "id")),
        new FrameworkId(IdJson.Read(value, "framework_id")),
        new SlaveId(IdJson.Read(value, "slave_id")),
        value.Field("hostname").Text(),
        Resources.Of(ResourceJson.ReadList(value.Optional("resources"))),
        ReadRole(value.Optional("allocation_info")))
    {
        Attributes = value.Optional("attributes") is { IsMissing: false } attributes ? AttributesJson.Read(attributes) : null,
        ExecutorIds = value.Optional("executor_ids").Items().Select(id => new ExecutorId(id.Field("value").Text())).ToList() is { Count: > 0 } executors
            ? executors
            : null,
        Unavailability = UnavailabilityJson.Read(value.Optional("unavailability")),
    };

    private static string? ReadRole(WireValue allocation) => allocation.IsMissing ? null : allocation.Field("role").Text();

    /// <summary>Writes an offer of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, Offer offer)
    {
        writer.WriteStartObject();
        IdJson.Write(writer, "id", offer.Id.Value);
        IdJson.Write(writer, "framework_id", offer.FrameworkId.Value);
        IdJson.Write(writer, "slave_id", offer.SlaveId.Value);
        writer.WriteString("hostname", offer.Hostname);
        if (offer.AllocationRole is { } role)
        {
            writer.WriteStartObject("allocation_info");
            writer.WriteString("role", role);
            writer.WriteEndObject();
        }

        ResourceJson.WriteList(writer, "resources", offer.Resources);
        if (offer.Attributes is { } attributes)
        {
            AttributesJson.Write(writer, "attributes", attributes);
        }

        if (offer.ExecutorIds is { } executors)
        {
            writer.WriteStartArray("executor_ids");
            foreach (var executor in executors)
            {
                writer.WriteStartObject();
                writer.WriteString("value", executor.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        UnavailabilityJson.Write(writer, "unavailability", offer.Unavailability);
        writer.WriteEndObject();
    }
}
