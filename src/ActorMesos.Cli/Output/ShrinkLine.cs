using ActorMesos.Simulation.Shrinking;

namespace ActorMesos.Cli.Output;

/// <summary>How far the shrinking of a run is. What is left to try in all depends on what fails; what is left of the step at hand can be counted.</summary>
internal static class ShrinkLine
{
    public static ProgressView View(ShrinkProgress progress, TimeSpan elapsed)
    {
        var rate = new Rate(progress.Runs, progress.Runs + progress.StepLeft, elapsed);
        return new(
            Text($"{progress.Runs} runs tried"),
            null,
            [
                ("speed", Text($"{rate.PerMinute:0} a minute")),
                ("left", Text($"{progress.Left} faults and calls")),
                ("this step", Text($"at most {progress.StepLeft} runs and {rate.Remaining} to go")),
            ]);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
