namespace ActorMesos.Kernel.Loop;

/// <summary>Something that has steps to take at given instants: the timers, the network, the disk.</summary>
public interface IStepSource
{
    /// <summary>The instant, in ticks of 100 ns, of the earliest step; <see cref="long.MaxValue"/> when there is none.</summary>
    long NextAt { get; }

    /// <summary>Whether all that it would ever do keeps Akka itself alive and changes nothing in the simulation.</summary>
    bool IsIdle => NextAt == long.MaxValue;

    /// <summary>Takes the earliest step. The clock already stands at its instant.</summary>
    void Step();
}
