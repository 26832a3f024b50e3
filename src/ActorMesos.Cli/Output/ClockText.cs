using System.Globalization;

namespace ActorMesos.Cli.Output;

/// <summary>Virtual time as a clock shows it.</summary>
internal static class ClockText
{
    /// <summary>As in <c>2d 18:58:00</c>; parts of a second are left out.</summary>
    public static string Of(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(time.Days == 0 ? "" : $"{time.Days}d ")}{time:hh\\:mm\\:ss}");
}
