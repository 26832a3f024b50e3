using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What may be said of a <c>--set</c> that gives a secret.</summary>
public static class SettingMask
{
    private const string Secret = "secret";
    private static readonly string[] Secretive = [Secret, "credentials"];

    /// <summary>Whether the setting gives a secret, or a section or list that may hold one, or was likely meant to.</summary>
    public static bool IsNeeded(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Contains(Secret, StringComparison.OrdinalIgnoreCase)
            || setting.Split('=')[0].Split('.', '[', ']').Any(step => IsLike(step.Trim().ToLowerInvariant()));
    }

    /// <summary>A secret under a misspelt key is refused, and must not be shown with the refusal.</summary>
    private static bool IsLike(string step) =>
        Array.IndexOf(Secretive, step) >= 0 || NearestName.Of(step, Secretive) is not null;

    /// <summary>The setting as it was typed, or its path alone where it gives a secret: <c>frameworks[0].secret=***</c>.</summary>
    public static string Of(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && IsNeeded(setting) ? setting[..equals] + "=***" : setting;
    }
}
