using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Worlds;
using Akka.Configuration;

namespace ActorMesos.Simulation.Journals;

/// <summary>Keeps everything in memory, for as long as the world lives.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly MemoryStore _store = new();

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public Config Config { get; } = EmbeddedConfig.Read("journal.memory.conf");

    /// <inheritdoc/>
    public TimeSpan StoppedAt { get; private set; }

    /// <inheritdoc/>
    public IStore Open(PoweredSystem powered) => _store;

    /// <inheritdoc/>
    public void Start()
    {
    }

    /// <inheritdoc/>
    public void Stop(TimeSpan at) => StoppedAt = at;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
