using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>The kinds of values that a scenario holds.</summary>
internal static class Forms
{
    /// <summary>The word for no duration at all.</summary>
    public const string None = "none";

    private static readonly Refusal NotAllowed = new("not-allowed", "");

    public static Form<bool> Boolean { get; } =
        new("true or false", false, text => text is "true" or "false" ? text == "true" : NotAllowed);

    public static Form<long> Number(long min, long max) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
        min,
        text =>
        {
            var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
            return isNumber && value >= min && value <= max ? value : NotAllowed;
        });

    public static Form<int> Integer(int min, int max)
    {
        var number = Number(min, max);
        return new(number.Allowed, min, text => number.Read(text) is { IsRefused: false, Value: var value } ? (int)value : NotAllowed);
    }

    public static Form<TimeSpan> Duration(TimeSpan min, TimeSpan max) => new(
        $"a duration from {DurationText.Write(min)} to {DurationText.Write(max)}",
        min,
        text => DurationText.Parse(text) is var read && !read.IsRefused && (read.Value < min || read.Value > max) ? NotAllowed : read);

    /// <summary>A duration that is long enough to matter and within the limit of all.</summary>
    public static Form<TimeSpan> Span { get; } = Duration(TimeSpan.FromMilliseconds(1), ScenarioLimits.DurationMax);

    /// <summary>A duration, or the word <c>none</c>, which is read as null.</summary>
    public static Form<TimeSpan?> OrNone(Form<TimeSpan> form) => new(
        $"'{None}', or {form.Allowed}",
        null,
        text =>
        {
            var read = form.Read(text);
            return text == None ? new Result<TimeSpan?>(value: null) : read.IsRefused ? read.Refusal : read.Value;
        });

    public static Form<string> Text(string allowed, Func<string, bool> isAllowed) =>
        new(allowed, "", text => isAllowed(text) ? text : NotAllowed);

    /// <summary>A text, of which the empty one is read as null.</summary>
    public static Form<string?> OptionalText { get; } = new("a text", null, text => new Result<string?>(text.Length == 0 ? null : text));

    /// <summary>A framework's setting in its canonical form.</summary>
    public static Form<string> Of(Setting setting) => new(
        setting.Form,
        setting.Default,
        text => setting.Canonical(text) is var read && read.IsRefused && setting.Kind != SettingKind.Duration && setting.Syntax is null ? NotAllowed : read)
    {
        Names = setting.Choices ?? [],
    };

    /// <summary>One of some things by its name; null, and no other of them, stands in for a wrong one.</summary>
    public static Form<T?> Choice<T>(string knownNames, IReadOnlyList<T> choices, Func<T, string> name)
        where T : class
    {
        string[] names = [.. choices.Select(name)];
        return new(
            $"{knownNames}: {NameList.Of(names)}",
            null,
            text => choices.FirstOrDefault(choice => name(choice) == text) is { } choice ? choice : NotAllowed)
        {
            Names = names,
        };
    }
}
