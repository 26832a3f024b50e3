using System.Diagnostics;
using System.Globalization;

namespace ActorMesos.Cli.Output;

/// <summary>How far a run has been shrunk: one line that changes, on a terminal; elsewhere a new line every few seconds.</summary>
internal sealed class ShrinkLine(bool isQuiet)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Shows how far it is, if it is time to.</summary>
    public void Show(int runs, int left)
    {
        if (isQuiet || _watch.Elapsed - _shown < (Terminal.IsLive ? LiveEvery : PlainEvery))
        {
            return;
        }

        _shown = _watch.Elapsed;
        var line = string.Create(CultureInfo.InvariantCulture, $"{runs} runs tried, {left} faults and calls left");
        if (Terminal.IsLive)
        {
            Console.Error.Write($"\r{line}   \r");
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }
}
