using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Frameworks;

/// <summary>A value for every setting of one type of framework: what the scenario gives, and the default for the rest.</summary>
public sealed class FrameworkSettings : IEquatable<FrameworkSettings>
{
    private readonly ImmutableArray<Value> _values;

    private FrameworkSettings(ImmutableArray<Value> values) => _values = values;

    /// <summary>What a framework's draws depend on besides its name: the seed of the run, which is no setting and is not compared.</summary>
    public ulong Seed { get; private init; }

    /// <summary>Every setting with its kind and its canonical text, in the order of the type's list.</summary>
    public IEnumerable<(string Name, SettingKind Kind, string Text)> Values =>
        _values.Select(value => (value.Name, value.Kind, value.Text));

    /// <summary>The settings of a type of framework where a scenario gives none.</summary>
    public static FrameworkSettings Defaults(FrameworkType type) =>
        new([.. type.Settings.Select(setting => new Value(setting.Name, setting.Kind, setting.Canonical(setting.Default).Value))]);

    /// <summary>The same settings with one changed.</summary>
    /// <param name="setting">A setting of the same type of framework.</param>
    /// <param name="text">A value that <see cref="Setting.Canonical"/> accepts.</param>
    public FrameworkSettings With(Setting setting, string text)
    {
        var index = _values.IndexOf(Find(setting.Name, setting.Kind));
        return new(_values.SetItem(index, _values[index] with { Text = setting.Canonical(text).Value })) { Seed = Seed };
    }

    /// <summary>The same settings in a run of that seed.</summary>
    public FrameworkSettings In(ulong seed) => new(_values) { Seed = seed };

    /// <summary>The value of an integer setting.</summary>
    public int Integer(string name) => int.Parse(Find(name, SettingKind.Integer).Text, CultureInfo.InvariantCulture);

    /// <summary>The value of a duration setting.</summary>
    public TimeSpan Duration(string name) => DurationText.Parse(Find(name, SettingKind.Duration).Text).Value;

    /// <summary>The value of a setting that is a distribution of durations.</summary>
    public DurationDistribution Distribution(string name) => DistributionText.Parse(Find(name, SettingKind.Distribution).Text).Value;

    /// <summary>The value of a text setting.</summary>
    public string Text(string name) => Find(name, SettingKind.Text).Text;

    /// <summary>The value of a boolean setting.</summary>
    public bool Boolean(string name) => Find(name, SettingKind.Boolean).Text == "true";

    /// <inheritdoc/>
    public bool Equals(FrameworkSettings? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FrameworkSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Length;

    private Value Find(string name, SettingKind kind)
    {
        foreach (var value in _values)
        {
            if (value.Name == name && value.Kind == kind)
            {
                return value;
            }
        }

        throw new ArgumentException($"There is no {kind} setting named {name}.", nameof(name));
    }

    private readonly record struct Value(string Name, SettingKind Kind, string Text);
}
