using System.Buffers;
using System.Globalization;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Time;

/// <summary>Durations as people write them: a number and its unit, as in <c>200us</c>, <c>1.5 s</c> or <c>10 minutes</c>.</summary>
public static class DurationText
{
    private const string UnitNames = "us, ms, s, m, h or d";

    private const int DigitsMax = 18;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Short, string Long, long Ticks)[] Units =
    [
        ("d", "day", TimeSpan.TicksPerDay),
        ("h", "hour", TimeSpan.TicksPerHour),
        ("m", "minute", TimeSpan.TicksPerMinute),
        ("s", "second", TimeSpan.TicksPerSecond),
        ("ms", "millisecond", TimeSpan.TicksPerMillisecond),
        ("us", "microsecond", TimeSpan.TicksPerMicrosecond),
    ];

    /// <summary>Reads a duration that is not negative and lands on a whole number of 100 ns; a bare number is refused.</summary>
    /// <param name="text">The text, with or without a blank before the unit.</param>
    /// <returns>The duration, or a refusal whose reason is a phrase that says what the text is instead.</returns>
    public static Result<TimeSpan> Parse(string text)
    {
        var numberLength = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var number = numberLength < 0 ? text : text[..numberLength];
        var unitName = numberLength < 0 ? "" : text[numberLength..].TrimStart(' ');
        return number.Length > DigitsMax ? new Refusal("duration-digits", "a number with too many digits")
            : Mantissa(number, out var mantissa, out var scale) ? Scale(unitName, mantissa, scale)
            : new Refusal("duration-number", $"no number with a unit: {UnitNames}");
    }

    /// <summary>Writes a duration in the largest unit that needs no decimals; what is finer than a microsecond has one decimal.</summary>
    public static string Write(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        foreach (var (name, _, ticks) in Units)
        {
            if (duration.Ticks % ticks == 0)
            {
                return (duration.Ticks / ticks).ToString(CultureInfo.InvariantCulture) + name;
            }
        }

        var micros = duration.Ticks / (decimal)TimeSpan.TicksPerMicrosecond;
        return micros.ToString("0.0", CultureInfo.InvariantCulture) + "us";
    }

    private static bool Mantissa(string number, out long mantissa, out long scale)
    {
        mantissa = 0;
        scale = 1;
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (number.Length == 0 || point == 0 || point == number.Length - 1 || point != number.LastIndexOf('.'))
        {
            return false;
        }

        for (var decimals = point < 0 ? 0 : number.Length - point - 1; decimals > 0; decimals--)
        {
            scale *= 10;
        }

        mantissa = long.Parse(number.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return true;
    }

    private static Result<TimeSpan> Scale(string unitName, long mantissa, long scale)
    {
        if (unitName.Length == 0)
        {
            return new Refusal("duration-without-unit", $"a number without a unit: {UnitNames}");
        }

        var unit = Array.Find(Units, known => unitName == known.Short || unitName == known.Long || unitName == known.Long + "s");
        if (unit.Ticks == 0)
        {
            return new Refusal("duration-unit", $"the unit '{unitName}' is none of {UnitNames}");
        }

        var scaledTicks = (Int128)mantissa * unit.Ticks;
        if (scaledTicks % scale != 0)
        {
            return new Refusal("duration-ticks", "finer than 100 ns");
        }

        return scaledTicks / scale <= long.MaxValue
            ? TimeSpan.FromTicks((long)(scaledTicks / scale))
            : new Refusal("duration-max", "more than 29,000 years");
    }
}
