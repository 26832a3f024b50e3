namespace ActorMesos.Domain.Tasks;

/// <summary>What a task runs (<c>CommandInfo</c>).</summary>
/// <param name="Value">The command line.</param>
/// <param name="Duration">How long it runs before it ends by itself; null runs until it is killed.</param>
/// <param name="User">The user of the operating system that it runs as; null for its framework's.</param>
public sealed record CommandInfo(string Value, TimeSpan? Duration = null, string? User = null)
{
    /// <summary>
    /// The command of a command line: <c>sleep 60</c> finishes after 60 s, anything that <see cref="CommandScript"/> does not understand
    /// runs until it is killed. Only the command line goes over the wire, so that a simulated task ends when the real one would.
    /// </summary>
    public static CommandInfo FromCommandLine(string commandLine) => new(commandLine, CommandScript.Of(commandLine).Duration);
}
