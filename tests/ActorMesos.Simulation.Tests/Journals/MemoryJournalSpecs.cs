using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Worlds;
using Akka.Configuration;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>The journal in memory, for as long as the object lives.</summary>
public sealed class MemoryJournalSpecs : JournalContract
{
    private readonly MemoryJournal _journal = new();

    internal override IJournal Open() => new Kept(_journal);

    /// <summary>The same journal again: a world's end must not end it.</summary>
    private sealed class Kept(MemoryJournal journal) : IJournal
    {
        public string Name => journal.Name;

        public Config Config => journal.Config;

        public IStore Open(PoweredSystem powered) => journal.Open(powered);

        public TimeSpan StoppedAt => journal.StoppedAt;

        public void Start() => journal.Start();

        public void Stop(TimeSpan at) => journal.Stop(at);

        public void Dispose()
        {
        }
    }
}
