namespace ActorMesos.Simulation.Scenarios;

/// <summary>What may be said of a <c>--set</c> that gives a secret.</summary>
public static class SettingMask
{
    private const string Secret = "secret";

    /// <summary>Whether the setting gives a secret, or a section or list that may hold one.</summary>
    public static bool IsNeeded(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Contains(Secret, StringComparison.Ordinal) || setting.TrimStart().StartsWith("credentials", StringComparison.Ordinal);
    }

    /// <summary>The setting as it was typed, or its path alone where it gives a secret: <c>frameworks[0].secret=***</c>.</summary>
    public static string Of(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && IsNeeded(setting) ? setting[..equals] + "=***" : setting;
    }
}
