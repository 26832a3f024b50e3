using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Output;

/// <summary>How far a run is.</summary>
internal sealed class RunProgress(RunRequest request)
{
    private const int FaultsMost = 3;

    // Documents and lines that change in place would overwrite each other.
    private readonly ProgressLine _line = new(request.IsQuiet, isLive: !request.Scenario.PrintDocuments);
    private readonly RunTally _tally = new();

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _line.Elapsed;

    /// <summary>How long the world took to start, in wall-clock time.</summary>
    public TimeSpan StartedAfter { get; private set; }

    /// <summary>The virtual time at which the world started: zero, unless a journal is continued.</summary>
    public TimeSpan StartedAt { get; private set; }

    /// <summary>Runs under watch.</summary>
    public RunOutcome Watch(Func<RunOutcome> run) => _line.Watch(run);

    /// <summary>Follows a run that has not started yet.</summary>
    public void Follow(ScenarioRun run)
    {
        if (!request.IsQuiet)
        {
            run.World.Add(_tally);
            run.Progress = _ => _line.Show(() => View(run));
        }
    }

    /// <summary>The world has started.</summary>
    public void Started(World world)
    {
        StartedAfter = Elapsed;
        StartedAt = world.Now;
    }

    private ProgressView View(ScenarioRun run)
    {
        var (scenario, world) = (request.Scenario, run.World);
        var passed = world.Now - StartedAt;
        var rate = new Rate(passed.TotalSeconds, scenario.Duration.TotalSeconds, Elapsed - StartedAfter);
        var isHealed = passed >= scenario.Duration;
        var (slaves, up) = (world.SlaveNodes.Count(), world.SlaveNodes.Count(world.IsUp));
        return new(
            isHealed ? $"{ClockText.Of(passed)}, all healed" : $"{ClockText.Of(passed)} of {ClockText.Of(scenario.Duration)}",
            isHealed ? null : rate.Fraction,
            [
                ("speed", Text($"x{rate.PerSecond:0}, ") + (isHealed ? "waiting for what is expected" : $"{rate.Remaining} to go")),
                ("slaves", Text($"{up} up, {slaves - up} down")),
                ("tasks", Text($"{_tally.Tasks}")),
                ("volumes", Text($"{_tally.Volumes}")),
                ("faults", Faults(run.FaultsInForce)),
                ("invariants", string.Join("; ", InvariantTally.Of(run.Invariants))),
                ("messages", Text($"{world.Network.Delivered} delivered, {world.Network.Lost} lost")),
            ]);
    }

    internal static string Faults(IReadOnlyList<string> faults) => faults.Count switch
    {
        0 => "none in force",
        <= FaultsMost => string.Join("; ", faults),
        _ => string.Join("; ", faults.Take(FaultsMost)) + Text($"; and {faults.Count - FaultsMost} more"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
