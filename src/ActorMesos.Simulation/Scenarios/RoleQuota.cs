using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>The quota of one role.</summary>
/// <param name="Role">A role that lies under no other.</param>
/// <param name="Guarantee">What is kept for it.</param>
/// <param name="Limit">The most that it is given.</param>
public sealed record RoleQuota(string Role, Resources Guarantee, Resources Limit)
{
    internal static Form<Resources> Amounts { get; } =
        new("amounts such as 'cpus:4;mem:1024'", Resources.Empty, text => ResourceText.Parse(text));

    internal static Form<Resources> Limits { get; } =
        new("amounts such as 'cpus:4;mem:1024'", Resources.Empty, ReadLimit);

    internal static RoleQuota Read(SectionReader section, SemanticsProfile semantics)
    {
        var problems = section.Problems;
        var quota = new RoleQuota(
            section.Value("role", Forms.Text("a role's name", _ => true)), section.Value("guarantee", Amounts), section.Value("limit", Limits));
        if (section.Problems == problems && QuotaRules.Validate(quota.Role, new Quota(quota.Guarantee, quota.Limit), semantics) is { } refusal)
        {
            section.Refuse($"found a quota that cannot be ({refusal.Reason})", "allowed: cpus, mem and disk for a role without '/', in semantics \"1.11\"");
        }

        section.Close();
        return quota;
    }

    private static Result<Resources> ReadLimit(string text)
    {
        var read = ResourceText.Parse(text);
        var named = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(':', '(')[0].Trim());
        return !read.IsRefused && QuotaRules.ValidateLimit(named, read.Value) is { } refusal ? refusal : read;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("role", Role);
        section.Line("guarantee", ResourceText.Print(Guarantee));
        section.Line("limit", ResourceText.Print(Limit));
    }
}
