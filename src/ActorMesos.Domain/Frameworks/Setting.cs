using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Frameworks;

/// <summary>What a setting's value is.</summary>
public enum SettingKind
{
    /// <summary>A whole number from 0 to 2147483647, or within the bounds of its setting.</summary>
    Integer,

    /// <summary>A duration with its unit, as <see cref="DurationText"/> reads it.</summary>
    Duration,

    /// <summary>A duration, or a distribution from which one is drawn each time, as <see cref="DistributionText"/> reads it.</summary>
    Distribution,

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
    /// <summary>The least that a whole number may be.</summary>
    public int Least { get; init; }

    /// <summary>The most that a whole number may be.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>The shortest that a duration may be.</summary>
    public TimeSpan Shortest { get; init; }

    /// <summary>Whether a duration may be 0s as well, however short the shortest is: that switches something off.</summary>
    public bool ZeroIsOff { get; init; }

    /// <summary>The texts that a value may be; null for any.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>What a text must be like; null for any.</summary>
    public TextSyntax? Syntax { get; init; }

    /// <summary>The type of framework that the value names one of, which the scenario must have; null where it names none.</summary>
    public string? NamesFrameworkOf { get; init; }

    /// <summary>What a value of this setting looks like, for messages.</summary>
    public string Form => Kind switch
    {
        SettingKind.Integer => IntegerForm,
        SettingKind.Duration => DurationForm,
        SettingKind.Distribution => "a duration, or a distribution such as { exponential = 4m }",
        SettingKind.Boolean => "true or false",
        _ => Choices is { } choices ? $"known values: {string.Join(", ", choices)}" : Syntax?.Form ?? "a text",
    };

    /// <summary>Reads a value and puts it in its one canonical form, so that equal values are equal texts.</summary>
    /// <param name="text">The value as a scenario writes it.</param>
    public Result<string> Canonical(string text) => Kind switch
    {
        SettingKind.Integer => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer) && integer >= Least && integer <= Most
            ? integer.ToString(CultureInfo.InvariantCulture)
            : new Refusal("setting-integer", $"'{text}' is not {IntegerForm}"),
        SettingKind.Duration => Duration(DurationText.Parse(text)),
        SettingKind.Distribution => DistributionText.Parse(text) is { IsRefused: false, Value: var drawn } ? drawn.Text : new Refusal("setting-distribution", $"'{text}' is no duration or distribution"),
        SettingKind.Boolean => text is "true" or "false" ? text : new Refusal("setting-boolean", $"'{text}' is neither true nor false"),
        _ => Choices?.Contains(text, StringComparer.Ordinal) == false
            ? new Refusal("setting-choice", $"'{text}' is none of {string.Join(", ", Choices)}")
            : Syntax?.Canonical(text) ?? text,
    };

    private string IntegerForm => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");

    private string DurationForm => Shortest == TimeSpan.Zero ? "a duration"
        : ZeroIsOff ? $"0s, or a duration of at least {DurationText.Write(Shortest)}"
        : $"a duration of at least {DurationText.Write(Shortest)}";

    private Result<string> Duration(Result<TimeSpan> read) =>
        read.IsRefused ? read.Refusal
        : read.Value >= Shortest || (ZeroIsOff && read.Value == TimeSpan.Zero) ? DurationText.Write(read.Value)
        : new Refusal("setting-duration", "too short");
}

/// <summary>What a text that is more than words must be like.</summary>
/// <param name="Form">What it looks like, for messages.</param>
/// <param name="Canonical">Puts it in its one canonical form, or says what is wrong with it.</param>
public sealed record TextSyntax(string Form, Func<string, Result<string>> Canonical);
