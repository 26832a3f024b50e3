using System.Diagnostics;
using ActorMesos.Cli.Output;

namespace ActorMesos.Cli.Benchmarks;

/// <summary>How far a part of a benchmark is. It looks at the clock only now and then, so that what is measured is not the looking.</summary>
/// <param name="line">Where it is shown.</param>
/// <param name="title">What is measured.</param>
/// <param name="unit">What is counted, as in <c>tasks</c>.</param>
/// <param name="planned">How many there are to be.</param>
/// <param name="every">After how many the clock is looked at.</param>
internal sealed class BenchProgress(ProgressLine line, string title, string unit, long planned, int every = 1)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _next;

    /// <summary>So many are done.</summary>
    public void Show(long done)
    {
        if (done >= _next)
        {
            _next = done + every;
            line.Show(() => View(title, unit, new(done, planned, _watch.Elapsed)));
        }
    }

    internal static ProgressView View(string title, string unit, Rate rate) => new(
        FormattableString.Invariant($"{title}: {rate.Done:0} of {rate.Planned:0} {unit}"),
        rate.Fraction,
        [("speed", FormattableString.Invariant($"{rate.PerSecond:0} a second, {rate.Remaining} to go"))]);
}
