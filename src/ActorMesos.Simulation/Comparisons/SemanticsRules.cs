using System.Reflection;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Simulation.Comparisons;

/// <summary>The rules in which two releases differ, one by one.</summary>
public static class SemanticsRules
{
    private static readonly MethodInfo Copying = typeof(SemanticsProfile).GetMethod("<Clone>$")!;

    /// <summary>The names of the rules in which they differ, in the order in which the profile has them.</summary>
    public static IReadOnlyList<string> Between(SemanticsProfile first, SemanticsProfile second) =>
        [.. Rules().Where(rule => !Equals(rule.GetValue(first), rule.GetValue(second))).Select(rule => rule.Name)];

    /// <summary>The first profile with one rule as the second has it.</summary>
    /// <param name="first">The profile that is changed.</param>
    /// <param name="second">The profile that the rule is taken from.</param>
    /// <param name="rule">The name of the rule.</param>
    public static SemanticsProfile With(SemanticsProfile first, SemanticsProfile second, string rule)
    {
        var changed = (SemanticsProfile)Copying.Invoke(first, null)!;
        var property = Rules().Single(known => string.Equals(known.Name, rule, StringComparison.Ordinal));
        property.SetValue(changed, property.GetValue(second));
        return changed;
    }

    private static IEnumerable<PropertyInfo> Rules() => typeof(SemanticsProfile)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && !string.Equals(property.Name, nameof(SemanticsProfile.Name), StringComparison.Ordinal));
}
