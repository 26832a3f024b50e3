using System.Globalization;

namespace ActorMesos.Domain.Tasks;

/// <summary>
/// What a simulated command line does, so that a task ends as the real one would. Understood are <c>sleep SECONDS</c>, <c>exit CODE</c>,
/// <c>true</c>, <c>false</c>, <c>kill -9 $PPID</c> and <c>trap '' TERM</c>, joined by <c>;</c> or <c>&amp;&amp;</c>; whatever else stands
/// there runs until it is killed.
/// </summary>
/// <param name="Duration">How long it runs before it ends by itself; null until it is killed.</param>
/// <param name="ExitCode">The code with which it ends.</param>
/// <param name="EndsExecutor">Whether it ends by killing its executor.</param>
/// <param name="IgnoresTermination">Whether it goes on when it is asked to end (SIGTERM), so that only force ends it (SIGKILL).</param>
public sealed record CommandScript(TimeSpan? Duration, int ExitCode, bool EndsExecutor, bool IgnoresTermination)
{
    private const int SecondsMost = 1_000_000_000;

    /// <summary>What a command line does.</summary>
    public static CommandScript Of(string commandLine)
    {
        ArgumentNullException.ThrowIfNull(commandLine);
        var script = new CommandScript(TimeSpan.Zero, ExitCode: 0, EndsExecutor: false, IgnoresTermination: false);
        foreach (var line in commandLine.Split(';'))
        {
            var statements = line.Split("&&");
            for (var i = 0; i < statements.Length && (i == 0 || script.ExitCode == 0); i++)
            {
                (script, var isOver) = script.Then(statements[i].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries));
                if (isOver)
                {
                    return script;
                }
            }
        }

        return script;
    }

    private (CommandScript Script, bool IsOver) Then(string[] words) => words switch
    {
        ["sleep", var text] when Seconds(text) is { } slept => (this with { Duration = Duration + slept, ExitCode = 0 }, false),
        ["exit", var text] when byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => (this with { ExitCode = code }, true),
        ["true"] => (this with { ExitCode = 0 }, false),
        ["false"] => (this with { ExitCode = 1 }, false),
        ["trap", "''", "TERM"] => (this with { ExitCode = 0, IgnoresTermination = true }, false),
        ["kill", "-9", "$PPID"] => (this with { EndsExecutor = true }, true),
        _ => (this with { Duration = null }, true),
    };

    private static TimeSpan? Seconds(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= SecondsMost
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
