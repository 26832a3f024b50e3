using System.Text.Json;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>A resource as JSON (<c>Resource</c>), written in one of three forms and read in any of them.</summary>
public static class ResourceJson
{
    private static readonly (string, ResourceType)[] Types =
        [("SCALAR", ResourceType.Scalar), ("RANGES", ResourceType.Ranges), ("SET", ResourceType.Set)];

    /// <summary>Reads one resource.</summary>
    public static Result<Resource> Parse(string json) => WireDocument.Parse(json, value => Read(value));

    /// <summary>Reads an array of resources, as <c>--resources</c> and the operator's endpoints take it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="defaultRole">The role of a resource that names none.</param>
    public static Result<IReadOnlyList<Resource>> ParseList(string json, string defaultRole = Resource.AnyRole) =>
        WireDocument.Parse(json, value => ReadList(value, defaultRole));

    /// <summary>Writes one resource.</summary>
    public static string Print(Resource resource, ResourceForm form = ResourceForm.Role) =>
        WireDocument.Print(writer => Write(writer, resource, form));

    /// <summary>Reads one resource of a larger document.</summary>
    public static Resource Read(WireValue value, string defaultRole = Resource.AnyRole)
    {
        var provider = value.Optional("provider_id");
        if (!provider.IsMissing)
        {
            provider.Refuse("names a resource provider, and there are none; leave it out");
        }

        return new()
        {
            Name = value.Field("name").Text(),
            Value = ReadValue(value),
            Reservations = ReservationJson.Read(value, defaultRole),
            Disk = DiskJson.Read(value.Optional("disk")),
            Revocable = !value.Optional("revocable").IsMissing,
            Shared = !value.Optional("shared").IsMissing,
        };
    }

    /// <summary>Reads an array of resources of a larger document.</summary>
    public static IReadOnlyList<Resource> ReadList(WireValue value, string defaultRole = Resource.AnyRole)
    {
        var resources = new List<Resource>();
        foreach (var item in value.Items())
        {
            if (resources.Count == ResourceValidation.CountMost)
            {
                item.Refuse($"is one resource too many; name {ResourceValidation.CountMost} at most");
                break;
            }

            resources.Add(Read(item, defaultRole));
        }

        return resources;
    }

    /// <summary>Writes one resource of a larger document, one copy of it if it is shared.</summary>
    public static void Write(Utf8JsonWriter writer, Resource resource, ResourceForm form = ResourceForm.Role) =>
        Write(writer, resource, form, allocationRole: null);

    /// <summary>Writes one resource of a larger document that says for which role it is allocated.</summary>
    internal static void Write(Utf8JsonWriter writer, Resource resource, ResourceForm form, string? allocationRole)
    {
        writer.WriteStartObject();
        writer.WriteString("name", resource.Name);
        if (allocationRole is not null)
        {
            writer.WriteStartObject("allocation_info");
            writer.WriteString("role", allocationRole);
            writer.WriteEndObject();
        }

        WriteValue(writer, resource.Value);
        ReservationJson.Write(writer, resource.Reservations, form);
        DiskJson.Write(writer, resource.Disk);
        WriteMarker(writer, "revocable", resource.Revocable);
        WriteMarker(writer, "shared", resource.Shared);
        writer.WriteEndObject();
    }

    /// <summary>Writes an array of resources as a field of a larger document, a shared volume once for each of its copies.</summary>
    public static void WriteList(
        Utf8JsonWriter writer, string name, IReadOnlyList<Resource> resources, ResourceForm form = ResourceForm.Role)
    {
        writer.WritePropertyName(name);
        WriteItems(writer, resources, form);
    }

    /// <summary>Writes an array of resources, a shared volume once for each of its copies.</summary>
    public static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<Resource> resources, ResourceForm form = ResourceForm.Role)
    {
        writer.WriteStartArray();
        foreach (var resource in resources)
        {
            for (var copy = 0; copy < Math.Max(1, resource.ShareCount); copy++)
            {
                Write(writer, resource, form);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteMarker(Utf8JsonWriter writer, string name, bool isSet)
    {
        if (isSet)
        {
            writer.WriteStartObject(name);
            writer.WriteEndObject();
        }
    }

    private static ResourceValue ReadValue(WireValue value)
    {
        var type = value.Field("type").Choice(Types);
        foreach (var (name, other) in (ReadOnlySpan<(string, ResourceType)>)
            [("scalar", ResourceType.Scalar), ("ranges", ResourceType.Ranges), ("set", ResourceType.Set)])
        {
            if (other != type && !value.Optional(name).IsMissing)
            {
                value.Optional(name).Refuse("does not go with the type of the resource; give one value, of that type");
            }
        }

        return type switch
        {
            ResourceType.Scalar => ValueJson.ReadScalar(value.Field("scalar").Field("value")),
            ResourceType.Ranges => ValueJson.ReadRanges(value.Field("ranges").Optional("range")),
            _ => ValueJson.ReadSet(value.Field("set").Optional("item")),
        };
    }

    private static void WriteValue(Utf8JsonWriter writer, ResourceValue value)
    {
        writer.WriteString("type", Array.Find(Types, type => type.Item2 == value.Type).Item1);
        switch (value.Type)
        {
            case ResourceType.Scalar: ValueJson.Write(writer, "scalar", value.Scalar); break;
            case ResourceType.Ranges: ValueJson.Write(writer, value.Ranges); break;
            default: ValueJson.Write(writer, value.Set); break;
        }
    }
}
