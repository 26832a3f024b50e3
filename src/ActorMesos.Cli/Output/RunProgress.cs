using System.Globalization;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Output;

/// <summary>How far a run is.</summary>
internal sealed class RunProgress(RunRequest request)
{
    // Documents and a line that changes would overwrite each other.
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

    /// <summary>The world has started.</summary>
    public void Started(World world)
    {
        StartedAfter = Elapsed;
        StartedAt = world.Now;
        if (!request.IsQuiet)
        {
            world.Add(_tally);
        }
    }

    /// <summary>Shows how far the world is, if it is time to.</summary>
    public void Show(World world) => _line.Show(() => Line(world));

    private string Line(World world)
    {
        var scenario = request.Scenario;
        var passed = world.Now - StartedAt;
        var where = passed < scenario.Duration ? $"of {ClockText.Of(scenario.Duration)}" : "all healed, waiting for what is expected";
        var speed = passed.TotalSeconds / Math.Max(0.001, (Elapsed - StartedAfter).TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ClockText.Of(passed)} {where}, x{speed:0}, {world.Network.Delivered} messages, {world.SlaveNodes.Count(world.IsUp)} of {world.SlaveNodes.Count()} slaves up, {_tally.Tasks} tasks, {_tally.Volumes} volumes, {_tally.Faults} faults in force, all invariants hold");
    }
}
