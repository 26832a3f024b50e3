using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Serving;

/// <summary>Feeds a served run with what came in when it was recorded, at the same instants.</summary>
internal static class ServedReplay
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);

    /// <summary>Starts the run and drives it to an instant.</summary>
    /// <returns>False where it was stopped before.</returns>
    public static bool Feed(ServedRun run, string events, TimeSpan until, Action<World>? progress, CancellationToken stop)
    {
        run.Start();
        foreach (var line in Entered(events))
        {
            var at = line.At.SinceStart;
            if (at > until || !Advance(run, at, progress, stop))
            {
                break;
            }

            if (OutsideCallKinds.Read(line.Kind, line.Payload) is { } call)
            {
                run.Enter(call, client: null);
            }
        }

        return Advance(run, until, progress, stop);
    }

    private static bool Advance(ServedRun run, TimeSpan instant, Action<World>? progress, CancellationToken stop)
    {
        do
        {
            if (stop.IsCancellationRequested || run.Bug is not null)
            {
                return false;
            }

            run.AdvanceTo(run.Now + Slice < instant ? run.Now + Slice : instant);
            progress?.Invoke(run.World);
        }
        while (run.Now < instant);

        return !stop.IsCancellationRequested;
    }

    private static IEnumerable<RecordedLine> Entered(string events)
    {
        foreach (var text in File.ReadLines(events))
        {
            if (text.Contains("\"event\":\"entered\"", StringComparison.Ordinal) && RecordedLine.Parse(text) is { Event: "entered" } line)
            {
                yield return line;
            }
        }
    }
}
