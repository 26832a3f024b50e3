namespace ActorMesos.Kernel.Recording;

/// <summary>Keeps what happens in a run, in the order in which it happens.</summary>
public interface IRecorder
{
    /// <summary>Keeps one happening.</summary>
    /// <param name="atTicks">Ticks of 100 ns of virtual time.</param>
    /// <param name="what">What kind of thing happened.</param>
    /// <param name="from">The node that it started from, if any.</param>
    /// <param name="to">The node at which it happened, if any.</param>
    /// <param name="payload">The message or event; must never change afterwards.</param>
    /// <param name="cause">The number of the happening that led to it; 0 for none.</param>
    /// <returns>The number of the happening, counted from 1.</returns>
    long Record(long atTicks, Happening what, string? from, string? to, object payload, long cause);
}

/// <summary>The kinds of happening in a recording.</summary>
public enum Happening
{
    /// <summary>A message arrived.</summary>
    Delivered,

    /// <summary>A message was lost, to a fault or because its receiver was down.</summary>
    Lost,

    /// <summary>A node's state changed.</summary>
    Changed,

    /// <summary>A fault set in or healed.</summary>
    Fault,

    /// <summary>Something came in from outside the simulation. Fed in again at the same instant, it has the same effect.</summary>
    Entered,
}
