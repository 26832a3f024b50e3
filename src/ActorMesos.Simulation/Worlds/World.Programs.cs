using ActorMesos.Actors.Programs;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Simulation.Worlds;

/// <content>The programs of tasks, and what they keep on disks.</content>
public sealed partial class World
{
    /// <summary>How often something that programs had on a disk was lost: with a volume, a sandbox, a disk, or a host's power.</summary>
    public long FolderLosses => _programs?.Losses ?? 0;

    /// <summary>Every folder that a program keeps data in, on all hosts in the order of the plan, then the network volumes.</summary>
    public IEnumerable<ProgramFolder> Folders => _programs?.Folders ?? [];

    /// <summary>The addresses of the programs that run, in the order of the plan's slaves and of their start.</summary>
    public IEnumerable<NodeName> ProgramNodes => _programs?.Addresses ?? [];

    /// <summary>The program of that address, to be looked at between two steps; null where none runs.</summary>
    public T? Program<T>(NodeName address)
        where T : class, ITaskProgram => Ask<T>(address, GetProgram.Instance);

    /// <summary>The name of the framework whose program has that address; null where none ever had.</summary>
    internal string? FrameworkAt(string address) => _programs?.FrameworkAt(address);

    /// <summary>The master knows a framework by an id, at an address which a successor of its first scheduler has with a number behind it.</summary>
    internal void FrameworkKnown(NodeName address, FrameworkId id)
    {
        if (_programs is not null && _frameworks.TryGetValue(new NodeName(address.Value.Split(SchedulerPlaces.Successor)[0]), out var plan))
        {
            _programs.Knows(id, plan);
        }
    }

    internal SimulatedNode ProgramNode(NodeName address, NodeName host)
    {
        if (!_nodes.TryGetValue(address, out var node))
        {
            node = new SimulatedNode(this, address, NodeOf(host));
            node.Place.Envelope = static (from, message) => new FromProgram(new NodeName(from), (IProgramMessage)message);
            _nodes.Add(address, node);
        }

        return node;
    }

    internal Domain.Slaves.SlaveInfo SlaveAt(NodeName node) => _slaves[node];
}

/// <summary>A folder that programs keep data in.</summary>
/// <param name="Host">The slave on whose host it is; null for a network volume.</param>
/// <param name="Name"><c>ROLE/ID</c> of its volume, <c>sandbox/FRAMEWORK/TASK</c>, or the network volume's name.</param>
/// <param name="Content">What lies in it.</param>
public sealed record ProgramFolder(NodeName? Host, string Name, Folder Content)
{
    /// <summary>Whether its volume is destroyed, so that nobody can reach what was left there.</summary>
    public bool IsOrphan { get; init; }
}
