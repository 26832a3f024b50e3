using ActorMesos.Simulation.Runs;

namespace ActorMesos.TestKit;

/// <summary>
/// A cluster did not do what its test expects. The message says what was seen and when, what the probes have heard and said, what led to it,
/// where the recording is, and the line that repeats it.
/// </summary>
public sealed class ClusterFailedException : Exception
{
    internal ClusterFailedException(RunFailure failure, string message, string? recording = null, Exception? cause = null)
        : base(message, cause) => (Failure, Recording) = (failure, recording);

    /// <summary>What went wrong, by its name: an invariant, <c>waiting</c> for what did not come, <c>test</c> for the test's own assertion, <c>bug</c>.</summary>
    public string Name => Failure.Name;

    /// <summary>The virtual time at which it showed.</summary>
    public TimeSpan At => Failure.At;

    /// <summary>The folder with the recording; null where none was kept.</summary>
    public string? Recording { get; }

    internal RunFailure Failure { get; }
}
