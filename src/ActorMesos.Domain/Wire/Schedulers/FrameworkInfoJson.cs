using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>What a framework says that it is, as JSON (<c>FrameworkInfo</c>).</summary>
internal static class FrameworkInfoJson
{
    /// <summary>Reads it.</summary>
    /// <param name="value">The document.</param>
    /// <param name="constraints">The <c>OfferConstraints</c> beside it.</param>
    /// <param name="node">The address of the scheduler's gateway.</param>
    public static (FrameworkInfo Info, FrameworkId? Id, Refusal? Refusal) Read(WireValue value, WireValue constraints, NodeName node)
    {
        var capabilities = value.Optional("capabilities").Items().Aggregate(FrameworkCapabilities.None, (sum, item) => sum | Known(item.Optional("type").TextOrNull()));
        var role = value.Optional("role").TextOrNull();
        var roles = value.Optional("roles").Items().Select(item => item.Text()).ToList();
        var hasSeveral = capabilities.HasFlag(FrameworkCapabilities.MultiRole);
        var all = hasSeveral && roles.Count > 0 ? roles : [role ?? Resource.AnyRole];
        var id = value.Optional("id").IsMissing ? "" : IdJson.Read(value, "id");
        var wishes = OfferWishJson.Read(value.Optional("offer_filters"), constraints, all);
        var info = new FrameworkInfo(
            node,
            value.Field("name").Text(),
            all[0],
            value.Optional("principal").TextOrNull(),
            !value.Optional("checkpoint").IsMissing && value.Optional("checkpoint").Flag(),
            Timeout(value.Optional("failover_timeout")),
            value.Field("user").Text())
        {
            MoreRoles = all.Count > 1 ? all[1..] : null,
            Capabilities = capabilities == FrameworkCapabilities.None ? null : capabilities,
            Hostname = value.Optional("hostname").TextOrNull(),
            WebuiUrl = value.Optional("webui_url").TextOrNull(),
            Labels = TaskInfoJson.ReadLabels(value.Optional("labels")),
            Wishes = wishes.IsRefused ? null : wishes.Value,
        };
        var refusal = hasSeveral && role is not null
            ? new Refusal("framework-role-or-roles", "'FrameworkInfo.role' must not be set with MULTI_ROLE; name roles in 'FrameworkInfo.roles'")
            : !hasSeveral && roles.Count > 0
                ? new Refusal("framework-roles-multi-role", "'FrameworkInfo.roles' must not be set without MULTI_ROLE; name one in 'FrameworkInfo.role'")
                : wishes.Refusal;
        return (info, id.Length == 0 ? null : new FrameworkId(id), refusal);
    }

    /// <summary>A capability that came after this release is passed over.</summary>
    private static FrameworkCapabilities Known(string? name) => CapabilityNames.All.FirstOrDefault(known => known.Name == name).Capability;

    /// <summary>What is longer than any duration stays so, for the master to refuse.</summary>
    private static TimeSpan Timeout(WireValue value)
    {
        var seconds = value.IsMissing ? 0 : value.Double();
        return Math.Abs(seconds) >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }
}
