using System.Globalization;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What a role weighs where others weigh 1.</summary>
/// <param name="Role">The role.</param>
/// <param name="Weight">A number above 0.</param>
public sealed record RoleWeight(string Role, double Weight)
{
    internal static Form<double> Form(string role) => new("a number above 0, such as 2 or 0.5, for a role", 1, text => Parse(role, text));

    /// <summary>Reads the key <c>weights</c> of a section.</summary>
    internal static Sequence<RoleWeight> Read(SectionReader section)
    {
        const string Allowed = "a section of roles with their weights, such as { a = 2 }";
        var node = section.Node("weights", Allowed);
        if (node is not SectionNode own)
        {
            if (node is not null)
            {
                section.Refuse("weights", $"found {node.Kind}", $"allowed: {Allowed}");
            }

            return [];
        }

        var weights = section.Inside("weights", own);
        return [.. weights.OwnKeys.Order(StringComparer.Ordinal).Select(role => new RoleWeight(role, weights.Value(role, Form(role))))];
    }

    internal static void Write(SectionWriter section, Sequence<RoleWeight> all) => section.Section("weights", weights =>
    {
        foreach (var (role, weight) in all)
        {
            weights.Quoted(role, weight);
        }
    });

    private static Result<double> Parse(string role, string text) =>
        !double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight)
            ? new Refusal("weight-number", "")
            : QuotaRules.ValidateWeight(role, weight) is { } refusal ? refusal : weight;
}
