using System.Text.Json;
using ActorMesos.Domain.Authorization;

namespace ActorMesos.Domain.Wire;

/// <summary>The subjects or objects of an ACL as JSON: <c>{"values": ["a"]}</c>, <c>{"type": "ANY"}</c> or <c>{"type": "NONE"}</c>.</summary>
internal static class AclEntityJson
{
    private static readonly (string Name, AclEntityType Type)[] Types =
        [("SOME", AclEntityType.Some), ("ANY", AclEntityType.Any), ("NONE", AclEntityType.None)];

    public static AclEntity Read(WireValue value, bool isListed)
    {
        foreach (var (name, field) in value.Fields())
        {
            if (name is not ("type" or "values"))
            {
                field.Refuse("is no part of an entity, which has type or values");
            }
        }

        var type = value.Optional("type");
        var values = value.Optional("values");
        return value.Accept(
            AclEntityForm.Entity(
                type.IsMissing ? AclEntityType.Some : type.Choice(Types),
                values.IsMissing ? [] : [.. values.Items().Select(item => item.Text())],
                isListed),
            AclEntity.None);
    }

    public static void Write(Utf8JsonWriter writer, string name, AclEntity entity)
    {
        writer.WriteStartObject(name);
        if (entity.Type is AclEntityType.Some)
        {
            writer.WriteStartArray("values");
            foreach (var value in entity.Values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteString("type", Array.Find(Types, type => type.Type == entity.Type).Name);
        }

        writer.WriteEndObject();
    }
}
