using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>The two streams as a person's terminal, with its colours where it has them and NO_COLOR does not forbid them.</summary>
internal static class Terminal
{
    public static IAnsiConsole Out { get; } = On(Console.Out);

    public static IAnsiConsole Error { get; } = On(Console.Error);

    /// <summary>Whether lines that are written over and over can be seen at all; what builds and tests keeps them all in its log.</summary>
    public static bool IsLive => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "" or "false" && Error.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>How wide a line of output may be; what goes into a file or a pipe is never broken.</summary>
    public static int Width => Console.IsOutputRedirected ? int.MaxValue : Math.Max(40, Out.Profile.Width);

    private static IAnsiConsole On(TextWriter stream) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(stream) });
}
