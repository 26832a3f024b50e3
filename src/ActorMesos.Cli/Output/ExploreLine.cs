using System.Globalization;
using ActorMesos.Simulation.Exploration;

namespace ActorMesos.Cli.Output;

/// <summary>How far an exploration is.</summary>
internal sealed class ExploreLine(bool isQuiet)
{
    private readonly ProgressLine _line = new(isQuiet);

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _line.Elapsed;

    /// <summary>Explores under watch.</summary>
    public T Watch<T>(Func<T> explore) => _line.Watch(explore);

    /// <summary>Shows how far the exploration is, if it is time to.</summary>
    public void Show(ExploreProgress progress) => _line.Show(() =>
    {
        var remaining = TimeSpan.FromSeconds(Elapsed.TotalSeconds / Math.Max(1, progress.Done) * (progress.Planned - progress.Done));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Done} of {progress.Planned} runs, {progress.Done / Math.Max(0.001, Elapsed.TotalMinutes):0} a minute, {ClockText.Of(remaining)} to go, {progress.Failed} failed in {progress.Groups} ways, {progress.Markers} markers reached");
    });
}
