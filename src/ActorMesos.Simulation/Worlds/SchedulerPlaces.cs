using System.Globalization;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Worlds;

/// <summary>Where the processes of frameworks' schedulers are: the first at its framework's name, each successor at an address of its own.</summary>
internal sealed class SchedulerPlaces
{
    /// <summary>What stands between a framework's name and the number of a later process.</summary>
    public const char Successor = '~';

    private readonly Dictionary<NodeName, int> _processes = [];

    public NodeName AddressOf(NodeName name) => _processes.TryGetValue(name, out var process)
        ? new NodeName(name.Value + Successor + process.ToString(CultureInfo.InvariantCulture))
        : name;

    public void Move(NodeName name) => _processes[name] = _processes.GetValueOrDefault(name, 1) + 1;
}
