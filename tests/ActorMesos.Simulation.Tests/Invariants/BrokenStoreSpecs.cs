using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Tests.Worlds;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Invariants;

/// <summary>Invariants of what frameworks keep and do, broken on purpose.</summary>
public sealed class BrokenStoreSpecs : IDisposable
{
    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly World _world;

    public BrokenStoreSpecs() => _world = new World(Clusters.Keeper(), _journal, _recorder);

    [Fact]
    public void a_deleted_row_that_a_client_reads_is_seen()
    {
        var invariant = Create("no-resurrection");
        invariant.Saw(Instant.Start, "node-1/client-0", new AcknowledgedDataLost("cassandra", "k", "a", "nothing"));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1/client-0", new DeletedDataReturned("cassandra", "k", "nothing", "a"));
        invariant.Broken.ShouldBe("node-1/client-0 read a in k of cassandra; it should be nothing");
    }

    [Fact]
    public void a_framework_that_does_not_serve_is_seen_until_it_does()
    {
        var invariant = Create("all-deploy");
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromMilliseconds(50));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBe("framework keeper neither serves nor is done; everything had healed, so that it should");
        _world.RunUntil(TimeSpan.FromSeconds(10));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull();
    }

    public void Dispose()
    {
        _world.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    private static IInvariant Create(string name) => InvariantCatalog.All.Single(type => type.Name == name).Create();
}
