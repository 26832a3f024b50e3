using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>One framework of a scenario.</summary>
public sealed record FrameworkEntry
{
    /// <summary>The name of its node, which no other node has.</summary>
    public required NodeName Name { get; init; }

    /// <summary>The name of its type, which the catalog knows.</summary>
    public required string Type { get; init; }

    /// <summary>The role for which it is offered resources.</summary>
    public required string Role { get; init; }

    /// <summary>Its roles besides; only a framework that is capable of MULTI_ROLE has some.</summary>
    public required Sequence<string> MoreRoles { get; init; }

    /// <summary>What it understands.</summary>
    public required FrameworkCapabilities Capabilities { get; init; }

    /// <summary>The principal that it acts for; null means none.</summary>
    public required string? Principal { get; init; }

    /// <summary>Who it proves to be, and by which secret; null when it proves nothing.</summary>
    public required Credential? Credential { get; init; }

    /// <summary>The user of the operating system that its tasks run as; null when that is not known.</summary>
    public required string? User { get; init; }

    /// <summary>Whether slaves keep its tasks' state, so that tasks outlive a restart of their slave.</summary>
    public required bool Checkpoint { get; init; }

    /// <summary>How long the master waits for a disconnected framework before it removes it.</summary>
    public required TimeSpan FailoverTimeout { get; init; }

    /// <summary>A value for each setting of its type.</summary>
    public required FrameworkSettings Settings { get; init; }

    internal static FrameworkEntry Read(
        SectionReader section, ScenarioCatalog catalog, SemanticsProfile semantics, SecretNumbers secrets)
    {
        var type = section.Value("type", Forms.Choice("known types", catalog.FrameworkTypes, known => known.Name));
        var principal = section.Value("principal", Forms.OptionalText);
        var entry = new FrameworkEntry
        {
            Name = new NodeName(section.Value("name", Forms.Text("letters, digits, '-', '_' and '.'", IsName))),
            Type = type?.Name ?? "",
            Role = section.Value("role", FrameworkRoles.Role),
            MoreRoles = section.Values("more-roles", FrameworkRoles.Role),
            Capabilities = section.Values("capabilities", FrameworkRoles.Capability).Aggregate(FrameworkCapabilities.None, (all, one) => all | one),
            Principal = principal,
            Credential = CredentialEntry.ReadOwn(section, principal, secrets),
            User = section.Value("user", Forms.OptionalText),
            Checkpoint = section.Value("checkpoint", Forms.Boolean),
            FailoverTimeout = section.Value("failover-timeout", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax)),
            Settings = ReadSettings(section.Section("settings"), type),
        };
        RefuseRoles(section, entry, semantics);
        section.Close();
        return entry;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("name", Name.Value);
        section.Line("type", Type);
        section.Line("role", Role);
        section.List("more-roles", MoreRoles);
        section.List("capabilities", FrameworkRoles.NamesOf(Capabilities));
        section.Line("principal", Principal ?? "");
        section.Line("secret", Credential?.Secret.ToString() ?? "");
        section.Line("user", User ?? "");
        section.Line("checkpoint", Checkpoint);
        section.Line("failover-timeout", FailoverTimeout);
        section.Section("settings", settings =>
        {
            foreach (var (name, kind, text) in Settings.Values)
            {
                settings.Line(name, kind, text);
            }
        });
    }

    private static FrameworkSettings ReadSettings(SectionReader section, FrameworkType? type)
    {
        // Without its type nothing can be said of the settings.
        if (type is null)
        {
            return FrameworkSettings.Defaults(new FrameworkType("", "", []));
        }

        var settings = FrameworkSettings.Defaults(type);
        section.Know([.. type.Settings.Select(setting => setting.Name)]);
        foreach (var setting in type.Settings.Where(setting => section.OwnKeys.Contains(setting.Name)))
        {
            var text = setting.Kind == SettingKind.Distribution
                ? DurationReading.ReadAny(section, setting.Name).Text
                : section.Value(setting.Name, Forms.Of(setting));
            settings = settings.With(setting, text);
        }

        section.Close();
        return settings;
    }

    /// <summary>The master would refuse the framework, and the run would show nothing.</summary>
    private static void RefuseRoles(SectionReader section, FrameworkEntry entry, SemanticsProfile semantics)
    {
        var info = new FrameworkInfo(entry.Name, entry.Name.Value, entry.Role, entry.Principal)
        {
            MoreRoles = entry.MoreRoles,
            Capabilities = entry.Capabilities,
        };
        if (!section.Failed("role") && !section.Failed("more-roles") && !section.Failed("capabilities")
            && SubscriptionRules.Validate(info, suppressed: null, semantics) is { } refusal)
        {
            section.Refuse("more-roles", $"found roles that the master refuses ({refusal.Reason})", "allowed: other roles, in semantics \"1.11\" and with MULTI_ROLE");
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
