using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Tasks;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <summary>The programs of a world's tasks, by their hosts, and where they find each other.</summary>
internal sealed class TaskPrograms(World world)
{
    private readonly Dictionary<NodeName, ProgramHost> _hosts = [];
    private readonly Dictionary<FrameworkId, FrameworkPlan> _frameworks = [];
    private readonly Dictionary<(FrameworkId, string), NodeName> _addresses = [];
    private readonly SortedDictionary<string, NetworkVolume> _networkVolumes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrameworkId> _owners = new(StringComparer.Ordinal);
    private int _started;

    public World World => world;

    /// <summary>How often something in a folder was lost.</summary>
    public long Losses { get; private set; }

    public IEnumerable<ProgramFolder> Folders => world.SlaveNodes.SelectMany(node => _hosts.GetValueOrDefault(node)?.Folders ?? [])
        .Concat(_networkVolumes.Select(entry => new ProgramFolder(null, entry.Key, entry.Value.Content)));

    public IEnumerable<NodeName> Addresses => world.SlaveNodes.SelectMany(node => _hosts.GetValueOrDefault(node)?.Addresses ?? []);

    public IHost HostOf(NodeName slave)
    {
        if (!_hosts.TryGetValue(slave, out var host))
        {
            host = new ProgramHost(this, slave);
            _hosts.Add(slave, host);
        }

        return host;
    }

    public void Knows(FrameworkId id, FrameworkPlan plan) => _frameworks[id] = plan;

    public IEnumerable<IActorRef> ActorsOn(NodeName slave) => _hosts.GetValueOrDefault(slave)?.Actors ?? [];

    /// <summary>A slave's process has ended, and with it the executors of frameworks that do not checkpoint.</summary>
    public void SlaveEnded(NodeName slave) => _hosts.GetValueOrDefault(slave)?.SlaveEnded();

    public void HostEnded(NodeName slave) => _hosts.GetValueOrDefault(slave)?.LosePower();

    /// <summary>The power of everything fails; whatever serves network volumes has power of its own.</summary>
    public void LosePower()
    {
        foreach (var host in _hosts.Values)
        {
            host.LosePower();
        }
    }

    /// <summary>The kind of program that a task runs; null where it runs none.</summary>
    public ProgramKind? KindOf(FrameworkId framework, TaskInfo task) =>
        (task.Command ?? task.Executor?.Command) is { } command && _frameworks.TryGetValue(framework, out var plan)
            ? plan.Programs.FirstOrDefault(kind => kind.Runs(command.Value))
            : null;

    public NetworkVolume VolumeNamed(string name)
    {
        if (!_networkVolumes.TryGetValue(name, out var volume))
        {
            _networkVolumes.Add(name, volume = new NetworkVolume());
        }

        return volume;
    }

    /// <summary>The name of the framework whose program has that address; null where none ever had.</summary>
    public string? FrameworkAt(string address) =>
        _owners.TryGetValue(address, out var framework) && _frameworks.TryGetValue(framework, out var plan) ? plan.Info.Name : null;

    /// <summary>As Mesos-DNS: a task of the same framework by its name, one of another framework as <c>TASK.FRAMEWORK</c>.</summary>
    public NodeName? AddressOf(FrameworkId framework, string task)
    {
        if (_addresses.TryGetValue((framework, task), out var address))
        {
            return address;
        }

        NodeName? found = null;
        var dot = task.LastIndexOf('.');
        foreach (var (id, plan) in _frameworks)
        {
            if (dot > 0 && plan.Info.Name == task[(dot + 1)..] && _addresses.TryGetValue((id, task[..dot]), out var elsewhere))
            {
                found = elsewhere;
            }
        }

        return found;
    }

    public void Runs(ProgramPlace place)
    {
        _addresses[(place.FrameworkId, place.Task.Name)] = place.Address;
        _owners[place.Address.Value] = place.FrameworkId;
    }

    public int NextNumber() => ++_started;

    public void Lost() => Losses++;
}
