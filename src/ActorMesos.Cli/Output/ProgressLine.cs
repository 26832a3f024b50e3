using System.Diagnostics;

namespace ActorMesos.Cli.Output;

/// <summary>How far something is: lines that change in place, on a terminal; elsewhere a new line every few seconds; nothing where it is to be quiet.</summary>
/// <param name="isQuiet">Whether nothing is shown.</param>
/// <param name="isLive">Whether lines may change in place; false where other output would come between.</param>
internal sealed class ProgressLine(bool isQuiet, bool isLive = true)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private readonly bool _isLive = isLive && Terminal.IsLive && !isQuiet;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private Action<ProgressView>? _draw;
    private TimeSpan _shown;

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Does something under watch; when it has ended, nothing of what was shown in place is left.</summary>
    public T Watch<T>(Func<T> something)
    {
        if (!_isLive)
        {
            return something();
        }

        using var screen = new LiveScreen(Terminal.Error);
        _draw = screen.Show;
        return something();
    }

    /// <summary>Shows how far it is, if it is time to. One call at a time.</summary>
    public void Show(Func<ProgressView> view)
    {
        if (isQuiet || _watch.Elapsed - _shown < (_isLive ? LiveEvery : PlainEvery))
        {
            return;
        }

        _shown = _watch.Elapsed;
        if (_draw is { } draw)
        {
            draw(view());
        }
        else
        {
            Console.Error.WriteLine(view().Line);
        }
    }
}
