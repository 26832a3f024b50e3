using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Pacing;

/// <summary>Drives a served run on a thread of its own, as the pace has it, and lets in whoever stands at the door.</summary>
public sealed class PacedLoop : IDisposable
{
    private static readonly TimeSpan SliceMost = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WaitMost = TimeSpan.FromMilliseconds(20);

    private readonly ServedRun _run;
    private readonly Action<TimeSpan> _reached;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RunOutcome> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private volatile bool _isStopping;

    /// <summary>Prepares to drive a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reached">Told how far virtual time has come.</param>
    public PacedLoop(ServedRun run, Action<TimeSpan> reached)
    {
        _run = run;
        _reached = reached;
        _thread = new Thread(Drive) { IsBackground = true, Name = "served run" };
    }

    /// <summary>The way into the run.</summary>
    public Door Door { get; } = new();

    /// <summary>How virtual time follows the wall clock. Only for whoever has come in by the door.</summary>
    public Pace Pace { get; } = new();

    /// <summary>Called between two steps, after time has gone on or somebody has come in. Only for whoever has come in by the door.</summary>
    public Action<ServedRun>? Turned { get; set; }

    /// <summary>Done when the run has ended.</summary>
    public Task<RunOutcome> Ended => _ended.Task;

    /// <summary>Starts; done when the world stands.</summary>
    public Task Start(double speed)
    {
        Pace.Follow(TimeSpan.Zero, speed);
        _thread.Start();
        return _started.Task;
    }

    /// <summary>Ends the run in good order.</summary>
    public Task<RunOutcome> Stop()
    {
        _isStopping = true;
        Door.Ring();
        return _ended.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isStopping = true;
        Door.Ring();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        Door.Dispose();
    }

    private void Drive()
    {
        try
        {
            _run.Start();
            Pace.Follow(_run.Now, Pace.Speed);
            _started.TrySetResult();
            while (!_isStopping && _run.Bug is null)
            {
                Turn();
            }

            Door.Close();
            _ended.TrySetResult(_run.Complete());
        }
        catch (Exception failure)
        {
            Door.Close();
            _started.TrySetException(failure);
            _ended.TrySetException(failure);
        }
    }

    private void Turn()
    {
        var target = Pace.Target(_run.Now);
        if (target > _run.Now)
        {
            _run.AdvanceTo(target < _run.Now + SliceMost ? target : _run.Now + SliceMost);
            _reached(_run.Now);
        }

        Door.HasMaster = _run.Master() is not null;
        if (Door.HasVisitors && _run.Bug is null)
        {
            // Every batch has an instant of its own, by which a replay lets it in.
            Door.Serve(_run);
            _run.AdvanceTo(_run.Now + TimeSpan.FromTicks(1));
        }

        Turned?.Invoke(_run);
        var isBehind = target > _run.Now + SliceMost;
        if (!isBehind && !_isStopping)
        {
            var next = _run.World.IsOn && _run.World.Loop.NextAt is { } at ? Pace.Until(at, target) : WaitMost;
            Door.Wait(next < WaitMost ? next : WaitMost);
        }
    }
}
