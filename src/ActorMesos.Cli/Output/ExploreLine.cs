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
    public void Show(ExploreProgress progress) => _line.Show(() => View(progress, Elapsed));

    internal static ProgressView View(ExploreProgress progress, TimeSpan elapsed)
    {
        var rate = new Rate(progress.Done, progress.Planned, elapsed);
        return new(
            Text($"{progress.Done} of {progress.Planned} runs"),
            rate.Fraction,
            [
                ("speed", Text($"{rate.PerMinute:0} a minute, {rate.Remaining} to go")),
                ("failed", progress.Failed == 0 ? "none" : Text($"{progress.Failed}, in {progress.Groups} {(progress.Groups == 1 ? "way" : "ways")}")),
                ("markers", Text($"{progress.Markers} reached")),
            ]);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
