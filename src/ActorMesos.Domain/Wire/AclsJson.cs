using System.Text.Json;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Wire;

/// <summary>
/// ACLs as JSON, in the form of Mesos's flag <c>--acls</c>. Mesos passes over fields that it does not know; a misspelt action would then
/// forbid nothing, so that here they are refused.
/// </summary>
public static class AclsJson
{
    private const string Permissive = "permissive";
    private const string Principals = "principals";

    /// <summary>Reads ACLs.</summary>
    public static Result<Acls> Parse(string json) => WireDocument.Parse(json, Read);

    /// <summary>Writes ACLs.</summary>
    public static string Print(Acls acls) => WireDocument.Print(writer => Write(writer, acls));

    /// <summary>Reads ACLs of a larger document.</summary>
    public static Acls Read(WireValue value)
    {
        var permissive = true;
        var lists = new List<AclList>();
        foreach (var (name, field) in value.Fields())
        {
            if (string.Equals(name, Permissive, StringComparison.Ordinal))
            {
                permissive = field.Flag();
            }
            else if (AclActions.Named(name) is not { } action)
            {
                field.Refuse($"is no action; known are {Permissive}, {string.Join(", ", AclActions.All)}");
            }
            else if (lists.Exists(list => list.Action == action))
            {
                field.Refuse($"is a list of {action} as well; join the two");
            }
            else
            {
                lists.Add(new AclList(action, [.. field.Items().Select(item => ReadRule(item, action.Object))]));
            }
        }

        return new Acls(permissive, lists);
    }

    /// <summary>Writes ACLs of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, Acls acls)
    {
        writer.WriteStartObject();
        writer.WriteBoolean(Permissive, acls.Permissive);
        foreach (var (action, rules) in acls.Lists)
        {
            writer.WriteStartArray(action.Name);
            foreach (var rule in rules)
            {
                writer.WriteStartObject();
                AclEntityJson.Write(writer, Principals, rule.Principals);
                AclEntityJson.Write(writer, action.Object.Field, rule.Objects);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static Acl ReadRule(WireValue value, AclObject done)
    {
        foreach (var (name, field) in value.Fields())
        {
            if (name is not Principals && !string.Equals(name, done.Field, StringComparison.Ordinal))
            {
                field.Refuse($"is no part of such an ACL, which has {Principals} and {done.Field}");
            }
        }

        return new Acl(
            AclEntityJson.Read(value.Field(Principals), isListed: true),
            AclEntityJson.Read(value.Field(done.Field), done.IsListed));
    }
}
