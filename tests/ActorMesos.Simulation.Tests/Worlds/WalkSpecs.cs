using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>The life of a persistent volume, as the page on persistent volumes of Mesos's documentation walks through it.</summary>
public sealed class WalkSpecs : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly Documents _documents = new();
    private readonly Messages _messages = new();

    [Fact]
    public void sends_the_five_documents_of_the_documentation_byte_for_byte()
    {
        using var world = Walked(SemanticsProfile.V023);
        _documents.Seen.Count.ShouldBe(7);
        _documents.Seen[0].ShouldContain("20150722-000000-1-O0");
        _documents.Seen[1].ShouldContain("\"type\": \"RESERVE\"");
        _documents.Seen[2].ShouldBe(Documents.Read("1-offer-reserved.json"));
        _documents.Seen[3].ShouldBe(Documents.Read("2-create.json"));
        _documents.Seen[4].ShouldBe(Documents.Read("3-offer-volume.json"));
        _documents.Seen[5].ShouldBe(Documents.Read("4-destroy.json"));
        _documents.Seen[6].ShouldBe(Documents.Read("5-offer-reserved-again.json"));
    }

    [Fact]
    public void delivers_the_messages_of_the_protocol_in_their_order()
    {
        using var world = Walked(SemanticsProfile.V023);

        // The master drops what arrives before its registry is read; whoever sent it tries again.
        _messages.Names.ShouldBe(
        [
            "RegisterFramework", "RegisterSlave",
            "RegisterFramework", "FrameworkRegistered", "RegisterSlave", "SlaveRegistered",
            "ResourceOffers", "Accept", "CheckpointResources",
            "ResourceOffers", "Accept", "CheckpointResources",
            "ResourceOffers", "Accept", "CheckpointResources",
            "ResourceOffers", "Decline",
        ]);
    }

    [Fact]
    public void leaves_the_disk_reserved_and_the_content_where_it_was()
    {
        using var world = Walked(SemanticsProfile.V023);
        var slave = world.Ask<SlaveState>(Clusters.Slave, GetSlave.Instance)!;
        slave.Checkpointed.ToString().ShouldBe("disk(hdfs, hdfs-principal):2048");
        slave.Contents.Keys.ShouldBe(["hdfs/hdfs-data-0"]);
        var master = world.Ask<Master>(Clusters.Master, GetMaster.Instance)!;
        master.Slaves.Values.ShouldHaveSingleItem().Total.ToString().ShouldBe("disk(hdfs, hdfs-principal):2048");
        world.Ask<IFrameworkPolicy>(Clusters.Walker, GetFramework.Instance)!.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void deletes_the_content_with_the_volume_where_the_release_does_so()
    {
        using var world = Walked(SemanticsProfile.V111);
        var slave = world.Ask<SlaveState>(Clusters.Slave, GetSlave.Instance)!;
        slave.Checkpointed.ToString().ShouldBe("disk(hdfs, hdfs-principal):2048");
        slave.Contents.ShouldBeEmpty();
    }

    [Fact]
    public void holds_while_no_message_is_sent_but_pings()
    {
        using var world = Walked(SemanticsProfile.V023);
        var before = world.Network.Delivered;
        world.RunUntil(world.Now + TimeSpan.FromMinutes(10)).ShouldBeTrue();
        world.Loop.Bug.ShouldBeNull();
        (world.Network.Delivered - before).ShouldBe(80, "a ping and a pong each 15 s");
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _journal.Dispose();
    }

    private World Walked(SemanticsProfile semantics)
    {
        var world = new World(Clusters.Walk(semantics: semantics), _journal, _recorder);
        world.Add(_documents);
        world.Add(_messages);
        world.PowerOn(TimeSpan.Zero);
        world.RunUntil(Long).ShouldBeTrue(world.Loop.Bug?.What);
        return world;
    }

    /// <summary>The names of what arrives at any node, without pings.</summary>
    private sealed class Messages : IObserver
    {
        public List<string> Names { get; } = [];

        public void Saw(Instant at, string node, object happened)
        {
            if (happened is IProtocolMessage and not Ping and not Pong)
            {
                Names.Add(happened.GetType().Name);
            }
        }
    }
}
