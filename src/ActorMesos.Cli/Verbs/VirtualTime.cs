using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;

namespace ActorMesos.Cli.Verbs;

/// <summary>A virtual time on the command line.</summary>
internal static class VirtualTime
{
    /// <summary>A duration with its unit, or seconds as they are printed and recorded; null where nothing is said.</summary>
    public static Result<TimeSpan?> Of(string option, string? text)
    {
        if (text is null)
        {
            return new Result<TimeSpan?>((TimeSpan?)null);
        }

        var time = DurationText.Parse(decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text + "s" : text);
        return time.IsRefused
            ? new Refusal($"{option}-time", $"--{option}: found '{text}', {time.Refusal.Reason}; allowed: a virtual time, such as 90s, 5m or 12.0003417")
            : new Result<TimeSpan?>(time.Value);
    }
}
