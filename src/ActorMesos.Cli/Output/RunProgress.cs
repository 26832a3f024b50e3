using System.Diagnostics;
using System.Globalization;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>How far a run is: one line that changes, on a terminal; elsewhere a new line every few seconds.</summary>
internal sealed class RunProgress(RunRequest request)
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    // Documents and a line that changes would overwrite each other.
    private readonly bool _isLive = Terminal.IsLive && !request.IsQuiet && !request.Scenario.PrintDocuments;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private StatusContext? _status;
    private TimeSpan _shown;

    /// <summary>The wall-clock time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>How long the world took to start, in wall-clock time.</summary>
    public TimeSpan StartedAfter { get; private set; }

    /// <summary>The virtual time at which the world started: zero, unless a journal is continued.</summary>
    public TimeSpan StartedAt { get; private set; }

    /// <summary>Runs under watch.</summary>
    public RunOutcome Watch(Func<RunOutcome> run) => !_isLive ? run() : Terminal.Error.Status().Start("starting", status =>
    {
        _status = status;
        return run();
    });

    /// <summary>The world has started.</summary>
    public void Started(World world)
    {
        StartedAfter = _watch.Elapsed;
        StartedAt = world.Now;
    }

    /// <summary>Shows how far the world is, if it is time to.</summary>
    public void Show(World world)
    {
        if (request.IsQuiet || _watch.Elapsed - _shown < (_isLive ? LiveEvery : PlainEvery))
        {
            return;
        }

        _shown = _watch.Elapsed;
        if (_status is { } status)
        {
            status.Status(Markup.Escape(Line(world)));
        }
        else
        {
            Console.Error.WriteLine(Line(world));
        }
    }

    private string Line(World world)
    {
        var scenario = request.Scenario;
        var passed = world.Now - StartedAt;
        var where = passed < scenario.Duration ? $"of {ClockText.Of(scenario.Duration)}" : "all healed, waiting for what is expected";
        var speed = passed.TotalSeconds / Math.Max(0.001, (_watch.Elapsed - StartedAfter).TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ClockText.Of(passed)} {where}, x{speed:0}, {world.Network.Delivered} messages, {world.SlaveNodes.Count(world.IsUp)} of {world.SlaveNodes.Count()} slaves up");
    }
}
