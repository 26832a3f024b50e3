using System.Globalization;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What a role weighs where others weigh 1.</summary>
/// <param name="Role">The role.</param>
/// <param name="Weight">A number above 0.</param>
public sealed record RoleWeight(string Role, double Weight)
{
    internal static Form<double> Form(string role) => new("a number above 0, such as 2 or 0.5, for a role", 1, text => Parse(role, text));

    private static Result<double> Parse(string role, string text) =>
        !double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight)
            ? new Refusal("weight-number", "")
            : QuotaRules.ValidateWeight(role, weight) is { } refusal ? refusal : weight;
}
