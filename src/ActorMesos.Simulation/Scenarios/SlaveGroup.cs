using System.Globalization;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>Slaves that are alike.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Hostname">The name of each, where <c>{n}</c> is its number, from 1 over all groups.</param>
/// <param name="Resources">What each has, static reservations included.</param>
/// <param name="Attributes">What its offers say of it besides.</param>
/// <param name="Credential">Who each proves to be, and by which secret; null when they prove nothing.</param>
public sealed record SlaveGroup(
    int Count, string Hostname, Resources Resources, Sequence<SlaveAttribute> Attributes, Credential? Credential = null)
{
    private const string Number = "{n}";

    /// <summary>The dynamic reservations and volumes that the disk of each holds from the start.</summary>
    public Resources Checkpointed { get; init; } = Resources.Empty;

    private static Form<Resources> ResourcesForm(SemanticsProfile semantics) => new(
        "resources such as 'cpus:8;mem:16384;disk:4096', or Mesos's JSON array of them", Resources.Empty, text => ResourcesFlag.Parse(text, semantics));

    /// <summary>Every slave of the groups by its own name, in the order of their numbers.</summary>
    public static IEnumerable<SlaveNode> Nodes(IEnumerable<SlaveGroup> groups)
    {
        var number = 0;
        foreach (var group in groups)
        {
            for (var index = 0; index < group.Count; index++)
            {
                var name = group.Hostname.Replace(Number, (++number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                yield return new(new NodeName(name), group.Resources, group.Attributes, group.Credential) { Checkpointed = group.Checkpointed };
            }
        }
    }

    internal static SlaveGroup Read(SectionReader section, SemanticsProfile semantics, SecretNumbers secrets)
    {
        var count = section.Value("count", Forms.Integer(1, ScenarioLimits.SlavesMax));
        var hostname = section.Value("hostname", Forms.Text("letters, digits, '-', '.' and {n} for the number", IsHostname));
        if (count > 1 && hostname.Length > 0 && !hostname.Contains(Number, StringComparison.Ordinal))
        {
            var allowed = "allowed: a name with {n}, which stands for the slave's number";
            section.Refuse("hostname", $"found '{hostname}' for {count} slaves", allowed);
        }

        var resources = section.Value("resources", ResourcesForm(semantics));
        var checkpointed = section.Value("checkpointed", ClusterState.CheckpointForm(semantics));
        if (!section.Failed("resources") && !section.Failed("checkpointed") && SlaveResources.Total(resources, checkpointed) is { IsRefused: true, Refusal.Reason: var reason })
        {
            section.Refuse("checkpointed", $"found what does not fit the resources ({reason})", "allowed: what these resources have become");
        }

        var attributes = section.Value("attributes", SlaveAttribute.Form);
        var principal = section.Value("principal", Forms.OptionalText);
        var credential = CredentialEntry.ReadOwn(section, principal, secrets);
        if (principal is not null && credential is null && !section.Failed("secret"))
        {
            section.Refuse("principal", $"found '{principal}' without a secret", "allowed: both or neither, as the master knows no slave's principal but by its secret");
        }

        section.Close();
        return new(count, hostname, resources, attributes, credential) { Checkpointed = checkpointed };
    }

    internal void Write(SectionWriter section)
    {
        section.Line("count", Count);
        section.Line("hostname", Hostname);
        section.Line("resources", Print(Resources));
        section.Line("checkpointed", ClusterState.Print(Checkpointed));
        section.Line("attributes", string.Join(';', Attributes));
        section.Line("principal", Credential?.Principal ?? "");
        section.Line("secret", Credential?.Secret.ToString() ?? "");
    }

    /// <summary>As text where text can say it, else as JSON on one line.</summary>
    internal static string Print(Resources resources) => ResourcesFlag.PrintText(resources) is { IsRefused: false, Value: var text }
        ? text
        : JsonNode.Parse(ResourcesFlag.PrintJson(resources).Value)!.ToJsonString();

    internal static bool IsHostname(string text)
    {
        var name = text.Replace(Number, "1", StringComparison.Ordinal);
        return name.Length is > 0 and <= 200 && char.IsAsciiLetterOrDigit(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');
    }
}

/// <summary>One slave of a scenario.</summary>
/// <param name="Name">Its hostname, which no other node has.</param>
/// <param name="Resources">What it has.</param>
/// <param name="Attributes">What its offers say of it besides.</param>
/// <param name="Credential">Who it proves to be, and by which secret; null when it proves nothing.</param>
public sealed record SlaveNode(NodeName Name, Resources Resources, Sequence<SlaveAttribute> Attributes, Credential? Credential = null)
{
    /// <summary>The dynamic reservations and volumes that its disk holds from the start.</summary>
    public Resources Checkpointed { get; init; } = Resources.Empty;
}
