using System.Diagnostics;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>How far something is: one line that changes, on a terminal; elsewhere a new line every few seconds; nothing where it is to be quiet.</summary>
/// <param name="isQuiet">Whether nothing is shown.</param>
/// <param name="isLive">Whether the line may change; false where other output would come between.</param>
internal sealed class ProgressLine(bool isQuiet, bool isLive = true)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private readonly bool _isLive = isLive && Terminal.IsLive && !isQuiet;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private StatusContext? _status;
    private TimeSpan _shown;

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Does something under watch.</summary>
    public T Watch<T>(Func<T> something) => !_isLive ? something() : Terminal.Error.Status().Start("starting", status =>
    {
        _status = status;
        return something();
    });

    /// <summary>Shows the line, if it is time to.</summary>
    public void Show(Func<string> line)
    {
        if (isQuiet || _watch.Elapsed - _shown < (_isLive ? LiveEvery : PlainEvery))
        {
            return;
        }

        _shown = _watch.Elapsed;
        if (_status is { } status)
        {
            status.Status(Markup.Escape(Fitted(line())));
        }
        else
        {
            Console.Error.WriteLine(line());
        }
    }

    /// <summary>A line that is broken could not be overwritten; beside it stands the sign that turns.</summary>
    private static string Fitted(string line)
    {
        var width = Math.Max(20, Terminal.Error.Profile.Width - 3);
        return line.Length <= width ? line : line[..(width - 1)] + "…";
    }
}
