namespace ActorMesos.Domain.Masters;

/// <summary>Why nothing of a slave is offered (<c>DrainInfo</c> and the flag <c>deactivated</c>, since 1.10).</summary>
/// <param name="State">How far it is.</param>
/// <param name="GraceMost">The longest that its tasks have to end by themselves; null for as long as they say.</param>
/// <param name="MarkGone">Whether it is given up for good once it is drained.</param>
public sealed record SlaveInactivity(SlaveInactivityState State, TimeSpan? GraceMost = null, bool MarkGone = false);

/// <summary>How far a slave of which nothing is offered is.</summary>
public enum SlaveInactivityState
{
    /// <summary>An operator deactivated it; its tasks go on.</summary>
    Deactivated,

    /// <summary><c>DRAINING</c>: its tasks are being killed.</summary>
    Draining,

    /// <summary><c>DRAINED</c>: it has no tasks any more.</summary>
    Drained,
}
