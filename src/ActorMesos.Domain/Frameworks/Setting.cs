using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Frameworks;

/// <summary>What a setting's value is.</summary>
public enum SettingKind
{
    /// <summary>A whole number from 0 to 2147483647.</summary>
    Integer,

    /// <summary>A duration with its unit, as <see cref="DurationText"/> reads it.</summary>
    Duration,

    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}

/// <summary>One setting of a type of framework.</summary>
/// <param name="Name">The key in a scenario's <c>settings</c>, in kebab case.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">The value where a scenario gives none, as a scenario would write it.</param>
/// <param name="Explanation">One line that says what the setting changes, with its unit.</param>
public sealed record Setting(string Name, SettingKind Kind, string Default, string Explanation)
{
    /// <summary>What a value of this setting looks like, for messages.</summary>
    public string Form => Kind switch
    {
        SettingKind.Integer => "a whole number from 0 to 2147483647",
        SettingKind.Duration => "a duration",
        SettingKind.Boolean => "true or false",
        _ => "a text",
    };

    /// <summary>Reads a value and puts it in its one canonical form, so that equal values are equal texts.</summary>
    /// <param name="text">The value as a scenario writes it.</param>
    public Result<string> Canonical(string text) => Kind switch
    {
        SettingKind.Integer => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
            ? integer.ToString(CultureInfo.InvariantCulture)
            : new Refusal("setting-integer", $"'{text}' is no whole number from 0 to 2147483647"),
        SettingKind.Duration => Duration(DurationText.Parse(text)),
        SettingKind.Boolean => text is "true" or "false" ? text : new Refusal("setting-boolean", $"'{text}' is neither true nor false"),
        _ => text,
    };

    private static Result<string> Duration(Result<TimeSpan> read) => read.IsRefused ? read.Refusal : DurationText.Write(read.Value);
}
