using System.Diagnostics;
using System.Globalization;
using ActorMesos.Simulation.Exploration;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>How far an exploration is: one line that changes, on a terminal; elsewhere a new line every few seconds.</summary>
internal sealed class ExploreLine(bool isQuiet)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private readonly bool _isLive = Terminal.IsLive && !isQuiet;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private StatusContext? _status;
    private TimeSpan _shown;

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Explores under watch.</summary>
    public T Watch<T>(Func<T> explore) => !_isLive ? explore() : Terminal.Error.Status().Start("starting", status =>
    {
        _status = status;
        return explore();
    });

    /// <summary>Shows how far the exploration is, if it is time to.</summary>
    public void Show(ExploreProgress progress)
    {
        if (isQuiet || _watch.Elapsed - _shown < (_isLive ? LiveEvery : PlainEvery))
        {
            return;
        }

        _shown = _watch.Elapsed;
        if (_status is { } status)
        {
            status.Status(Markup.Escape(Line(progress)));
        }
        else
        {
            Console.Error.WriteLine(Line(progress));
        }
    }

    private string Line(ExploreProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Done} of {progress.Planned} runs, {progress.Done / Math.Max(0.001, _watch.Elapsed.TotalMinutes):0} a minute, {progress.Failed} failed in {progress.Groups} ways, {progress.Markers} markers reached");
}
