using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>What outlives a power cycle: network, disk, store and recording, under one seed.</summary>
internal sealed class Hardware
{
    public static readonly LatencyRange OneMillisecond = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));

    public Hardware(ulong seed = 7, LatencyRange? network = null, LatencyRange? disk = null, IStore? store = null, bool reordersLinks = false)
    {
        Network = new SimulatedNetwork(seed, network ?? OneMillisecond, Recording)
        {
            ReordersLinks = reordersLinks, Breaking = (from, to) => Broken.Add($"{from.Name} sees {to.Name} gone"),
        };
        Disk = new DiskGate(seed, disk ?? OneMillisecond);
        Store = store ?? new MemoryStore();
    }

    public HappeningList Recording { get; } = new();

    /// <summary>The connections that broke under a message.</summary>
    public List<string> Broken { get; } = [];

    public SimulatedNetwork Network { get; }

    public DiskGate Disk { get; }

    public IStore Store { get; }
}
