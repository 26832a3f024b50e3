using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Service;

/// <summary>How the number of instances changes, as a scenario writes it: <c>10m:5, 20m:2</c>.</summary>
public static class ServiceTargets
{
    /// <summary>What it looks like, for messages.</summary>
    public const string Form = "times and numbers such as '10m:5, 20m:2', the earliest first";

    /// <summary>The same for a setting.</summary>
    public static TextSyntax Syntax { get; } = new(Form, static text => Parse(text) is { IsRefused: false, Value: var targets }
        ? Write(targets)
        : new Result<string>(Parse(text).Refusal!));

    /// <summary>Reads it; refused as <c>targets</c> when it is not so.</summary>
    public static Result<ImmutableArray<(TimeSpan At, int Count)>> Parse(string text)
    {
        var targets = ImmutableArray.CreateBuilder<(TimeSpan At, int Count)>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split(':', StringSplitOptions.TrimEntries) is not [var time, var number]
                || DurationText.Parse(time) is not { IsRefused: false, Value: var at }
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return new Refusal("targets", $"'{item}' is no time and number with a colon between them");
            }

            if (targets.Count > 0 && targets[^1].At >= at)
            {
                return new Refusal("targets", $"{DurationText.Write(at)} does not come after {DurationText.Write(targets[^1].At)}");
            }

            targets.Add((at, count));
        }

        return targets.ToImmutable();
    }

    /// <summary>Writes it in its one canonical form.</summary>
    public static string Write(ImmutableArray<(TimeSpan At, int Count)> targets) =>
        string.Join(", ", targets.Select(target => string.Create(CultureInfo.InvariantCulture, $"{DurationText.Write(target.At)}:{target.Count}")));
}
