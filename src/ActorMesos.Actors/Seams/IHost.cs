using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Actors.Seams;

/// <summary>What is on a slave's host beside the slave's process: the programs of its tasks, and the folders that they keep data in.</summary>
public interface IHost
{
    /// <summary>The slave's tasks or volumes are others now, or its process has started again.</summary>
    /// <param name="slave">The slave as it is.</param>
    /// <param name="hasRecovered">Whether its process has just started, and looks for the executors of its tasks.</param>
    void Became(SlaveState slave, bool hasRecovered);

    /// <summary>A framework has sent something to one of its executors.</summary>
    /// <returns>Whether a program runs there, which has got it.</returns>
    bool Delivers(FrameworkToExecutor message);
}
