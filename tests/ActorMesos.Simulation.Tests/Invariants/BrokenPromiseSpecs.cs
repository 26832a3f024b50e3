using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Tests.Worlds;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Invariants;

/// <summary>What programs promise their clients and each other, broken on purpose; no disk of this world holds anything.</summary>
public sealed class BrokenPromiseSpecs : IDisposable
{
    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly World _world;
    private readonly IInvariant _formatted = Create("format-once");
    private readonly IInvariant _survives = Create("acked-data-survives");

    public BrokenPromiseSpecs() => _world = new World(Clusters.Keeper(), _journal, _recorder);

    [Fact]
    public void a_store_that_is_formatted_twice_is_seen()
    {
        See(_formatted, new StoreFormatted("hdfs/1", "a"), new StoreFormatted("hdfs/2", "b"));
        _formatted.Broken.ShouldBeNull("each deployment has a store of its own");
        See(_formatted, new StoreFormatted("hdfs/1", "b"));
        _formatted.Broken.ShouldBe("the store hdfs/1, formatted at a, is formatted again at b; what it held is gone");
    }

    [Fact]
    public void a_majority_with_an_empty_member_is_seen()
    {
        See(_formatted, new QuorumFormed("hdfs/1", 1, ["a", "b"], []));
        _formatted.Broken.ShouldBeNull();
        See(_formatted, new QuorumFormed("hdfs/1", 2, ["a", "b"], ["b"]));
        _formatted.Broken.ShouldNotBeNull().ShouldContain("b holds nothing of the log of hdfs/1");
    }

    [Fact]
    public void a_majority_that_counts_a_member_twice_is_seen()
    {
        See(_formatted, new QuorumFormed("hdfs/1", 2, ["a", "a"], []));
        _formatted.Broken.ShouldNotBeNull().ShouldContain("counts a member twice");
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(3, 3, false)]
    public void data_that_is_on_no_disk_is_missed_while_fewer_disks_were_lost_than_it_had_copies(int copies, int disksLost, bool isMissed)
    {
        See(_survives, new SlaveDiskReplaced(), new DataAcknowledged("hdfs/1", "/f", "blk_1", copies));
        for (var i = 0; i < disksLost; i++)
        {
            See(_survives, new SlaveDiskReplaced());
        }

        _survives.CheckQuiet(_world);
        (_survives.Broken is not null).ShouldBe(isMissed);
    }

    [Fact]
    public void data_that_was_deleted_or_whose_store_was_given_up_is_not_missed()
    {
        See(
            _survives, new DataAcknowledged("hdfs/1", "/f", "blk_1", 1), new DataAcknowledged("hdfs/1", "/g", "blk_2", 1),
            new DataForgotten("hdfs/1", "/f"), new GivenUp("hdfs/1"), new DataAcknowledged("hdfs/1", "/late", "blk_3", 1));
        _survives.CheckQuiet(_world);
        _survives.Broken.ShouldBeNull();
    }

    [Fact]
    public void a_store_that_does_not_know_what_it_acknowledged_is_seen()
    {
        See(_survives, new DataUnknown("hdfs/1", "/never", "it is not there"));
        _survives.Broken.ShouldBeNull();
        See(_survives, new DataAcknowledged("hdfs/1", "/f", "blk_1", 3), new DataUnknown("hdfs/1", "/f", "it is not there"));
        _survives.Broken.ShouldBe("/f of hdfs/1 was acknowledged, and now it is not there");
    }

    [Fact]
    public void a_client_that_reads_something_else_is_seen()
    {
        See(_survives, new AcknowledgedDataLost("cassandra", "k", "a", "nothing"));
        _survives.Broken.ShouldNotBeNull().ShouldContain("a was acknowledged");
    }

    public void Dispose()
    {
        _world.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    private static IInvariant Create(string name) => InvariantCatalog.All.Single(type => type.Name == name).Create();

    private static void See(IInvariant invariant, params object[] events)
    {
        foreach (var happened in events)
        {
            invariant.Saw(Instant.Start, "node-1/program", happened);
        }
    }

    private sealed record GivenUp(string Store) : IGivesStoreUp;
}
