using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Worlds;
using Akka.Configuration;

namespace ActorMesos.Simulation.Journals;

/// <summary>Where the events and snapshots of a world are kept, over all its power cycles.</summary>
public interface IJournal : IDisposable
{
    /// <summary>The name by which it is chosen: <c>sqlite</c>, <c>memory</c>.</summary>
    string Name { get; }

    /// <summary>What an actor system must be configured with.</summary>
    Config Config { get; }

    /// <summary>The virtual time at which the world that it holds went off; zero for a new one.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    TimeSpan StoppedAt { get; }

    /// <summary>Opens it in an actor system that has just started; everything in it is read at once, for the recoveries to come.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    IStore Open(PoweredSystem powered);

    /// <summary>The world has started. Until it has gone off again, nobody can say at which virtual time it stands.</summary>
    void Start();

    /// <summary>The world has gone off, at that virtual time; no actor system uses the journal.</summary>
    void Stop(TimeSpan at);
}
