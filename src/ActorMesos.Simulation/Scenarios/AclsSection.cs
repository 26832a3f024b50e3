using ActorMesos.Domain.Authorization;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>ACLs as a section of a scenario, under the names and in the form that they have in Mesos's JSON.</summary>
internal static class AclsSection
{
    private const string Permissive = "permissive";
    private const string Principals = "principals";
    private const string Type = "type";
    private const string Values = "values";
    private const string Entity = "{ values = [name] }, { type = ANY } or { type = NONE }";

    private static readonly (string Name, AclEntityType Type)[] Types =
        [("SOME", AclEntityType.Some), ("ANY", AclEntityType.Any), ("NONE", AclEntityType.None)];

    public static Acls Read(SectionReader section)
    {
        var permissive = section.Value(Permissive, Forms.Boolean);
        var lists = AclActions.All.Select(action => new AclList(action, ReadRules(section, action))).ToList();
        section.Close();
        return new Acls(permissive, lists);
    }

    public static void Write(SectionWriter section, Acls acls)
    {
        section.Line(Permissive, acls.Permissive);
        foreach (var action in AclActions.All)
        {
            section.List<Acl>(action.Name, [.. acls.Of(action)], (entry, acl) =>
            {
                Write(entry, Principals, acl.Principals);
                Write(entry, action.Object.Field, acl.Objects);
            });
        }
    }

    private static Acl[] ReadRules(SectionReader section, AclAction action)
    {
        var key = action.FormerName is { } former && section.OwnKeys.Contains(former) ? former : action.Name;
        if (key != action.Name && section.OwnKeys.Contains(action.Name))
        {
            section.Refuse(key, $"found {key} and {action.Name}, which is its later name", "allowed: one of the two");
        }

        section.Know(action.Name);
        var entries = section.Sections(key, "entries.acl", ScenarioDefaults.Entry("acl"));
        return [.. entries.Select(entry => ReadRule(entry, action.Object))];
    }

    private static Acl ReadRule(SectionReader section, AclObject done)
    {
        var acl = new Acl(ReadEntity(section, Principals, isListed: true), ReadEntity(section, done.Field, done.IsListed));
        section.Close();
        return acl;
    }

    private static AclEntity ReadEntity(SectionReader owner, string key, bool isListed)
    {
        switch (owner.Node(key, Entity))
        {
            case SectionNode node:
                return ReadEntity(owner.Inside(key, node), isListed);
            case { } other:
                owner.Refuse(key, $"found {other.Kind}", $"allowed: {Entity}");
                break;
        }

        return AclEntity.None;
    }

    private static AclEntity ReadEntity(SectionReader section, bool isListed)
    {
        section.Know(Type, Values);
        section.Close();
        var problems = section.Problems;
        var type = section.OwnKeys.Contains(Type)
            ? section.Value(Type, Forms.Choice("known types", [.. Types.Select(known => known.Name)], name => name))
            : Types[0].Name;
        var values = section.OwnKeys.Contains(Values) ? section.Values(Values, Forms.Text("a text", _ => true)) : [];
        if (section.Problems > problems || section.HasUnknownKeys)
        {
            return AclEntity.None;
        }

        var entity = AclEntityForm.Entity(Array.Find(Types, known => known.Name == type).Type, values, isListed);
        if (entity.IsRefused)
        {
            section.Refuse($"found an entity that {entity.Refusal.Reason}", $"allowed: {Entity}");
            return AclEntity.None;
        }

        return entity.Value;
    }

    private static void Write(SectionWriter section, string key, AclEntity entity) => section.Section(key, inner =>
    {
        if (entity.Type is AclEntityType.Some)
        {
            inner.List(Values, entity.Values);
        }
        else
        {
            inner.Word(Type, entity.ToString());
        }
    });
}
