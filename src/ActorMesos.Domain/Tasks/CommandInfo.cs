using System.Globalization;

namespace ActorMesos.Domain.Tasks;

/// <summary>What a task runs (<c>CommandInfo</c>).</summary>
/// <param name="Value">The command line.</param>
/// <param name="Duration">How long it runs before it finishes by itself; null runs until it is killed.</param>
/// <param name="User">The user of the operating system that it runs as; null for its framework's.</param>
public sealed record CommandInfo(string Value, TimeSpan? Duration = null, string? User = null)
{
    private const string Sleep = "sleep ";
    private const int SecondsMax = 1_000_000_000;

    /// <summary>
    /// The command of a command line: <c>sleep 60</c> finishes after 60 s, anything else runs until it is killed. Only the command
    /// line goes over the wire, so that a simulated task ends when the real one would.
    /// </summary>
    public static CommandInfo FromCommandLine(string commandLine) => new(
        commandLine,
        commandLine.StartsWith(Sleep, StringComparison.Ordinal)
            && decimal.TryParse(
                commandLine.AsSpan(Sleep.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= SecondsMax
                ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
                : null);
}
