using System.Globalization;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Worlds;

/// <summary>Where the processes of frameworks' schedulers are: the first at its framework's name, each successor at an address of its own.</summary>
internal sealed class SchedulerPlaces
{
    private readonly Dictionary<NodeName, int> _processes = [];

    public NodeName AddressOf(NodeName name) => _processes.TryGetValue(name, out var process)
        ? new NodeName(name.Value + "~" + process.ToString(CultureInfo.InvariantCulture))
        : name;

    public void Move(NodeName name) => _processes[name] = _processes.GetValueOrDefault(name, 1) + 1;
}
