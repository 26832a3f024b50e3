using System.Runtime.InteropServices;
using ActorMesos.Cli.Output;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Runs;

/// <summary>
/// Ctrl-C, or a request to terminate: the first asks the run to end with what it has; the second, or a run that does not end in time,
/// ends the process.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private Timer? _patience;
    private int _signalsSeen;
    private volatile string _says = "Ended in the middle of a step; nothing of this run is kept.";

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupted),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupted),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>What is done before the process ends in the middle of a run.</summary>
    public Action? Abandoned { get; set; }

    /// <summary>From now on what the run has come to stays, even if the process is ended.</summary>
    /// <param name="says">What is said then.</param>
    public void Keeps(string says = "Ended before the run's report was made.")
    {
        _says = says;
        Abandoned = null;
    }

    /// <summary>What was asked to end has done so in time: what remains to be done may take its time, until a second signal.</summary>
    public void IsHeeded() => _patience?.Dispose();

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _patience?.Dispose();
        _source.Dispose();
    }

    private void Interrupted(PosixSignalContext context)
    {
        context.Cancel = true;
        switch (Interlocked.Increment(ref _signalsSeen))
        {
            case 1:
                _patience = new Timer(_ => Abandon(), null, Patience, Timeout.InfiniteTimeSpan);
                _source.Cancel();
                break;
            case 2:
                Abandon();
                break;
        }
    }

    private void Abandon()
    {
        Terminal.Error.Cursor.Show(show: true);
        Console.Error.WriteLine(_says);
        try
        {
            Abandoned?.Invoke();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run still writes to what is taken away.
            Console.Error.WriteLine($"Something of it is left behind: {failure.Message}");
        }

        Environment.Exit((int)ExitCode.Cancelled);
    }
}
