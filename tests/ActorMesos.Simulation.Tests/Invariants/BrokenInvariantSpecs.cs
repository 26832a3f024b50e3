using System.Collections.Immutable;
using ActorMesos.Actors.Masters;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Tests.Worlds;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Invariants;

/// <summary>Each invariant of the catalog, broken on purpose.</summary>
public sealed class BrokenInvariantSpecs : IDisposable
{
    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly World _world;

    public BrokenInvariantSpecs() => _world = new World(Clusters.Keeper(), _journal, _recorder);

    [Fact]
    public void every_invariant_has_a_way_to_break_it() =>
        InvariantCatalog.All.Select(type => type.Name).ShouldBe(
            [
                "resources-conserved", "no-stale-offer", "volume-content", "master-slave-agree", "no-leak", "one-writer", "owner-destroys",
                "update-until-acked", "volume-outlives-slave-id", "no-hasty-destroy", "ids-resolve", "reconcile-ends",
                "no-double-launch", "no-orphans",
                "no-resurrection", "all-deploy",
                "format-once", "acked-data-survives",
            ],
            "add a spec here, or beside it, that breaks the new one");

    [Fact]
    public void resources_that_were_made_of_nothing_are_seen()
    {
        var invariant = Watching("resources-conserved");
        RunUntilHealthy();
        invariant.Check(_world);
        invariant.Broken.ShouldBeNull();
        var slave = TheSlave();
        Forge(slave, nameof(SlaveRecord.Total), slave.Total + ResourceText.Parse("cpus:1").Value);
        invariant.Check(_world);
        invariant.Broken.ShouldBeNull("nothing has happened to the slave since");
        invariant.Saw(Instant.Start, "master", new OperationApplied(slave.Id, default, new Reserve([])));
        invariant.Check(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("cpus:5");
    }

    [Fact]
    public void an_offer_of_what_is_in_use_is_seen()
    {
        var invariant = Watching("no-stale-offer");
        RunUntilHealthy();
        _world.RunUntil(TimeSpan.FromMinutes(1), () => TheSlave().Offers.Count > 0);
        invariant.Check(_world);
        invariant.Broken.ShouldBeNull();
        var slave = TheSlave();
        Forge(slave, nameof(SlaveRecord.Used), slave.Used + ResourceText.Parse("cpus:1").Value);
        invariant.Saw(Instant.Start, "keeper", new ResourceOffers(slave.Offers));
        invariant.Check(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("in use or offered");
    }

    [Fact]
    public void a_checkpoint_that_was_lost_is_seen()
    {
        var invariant = Watching("master-slave-agree");
        _world.PowerOn(TimeSpan.Zero);
        using var fault = _world.Network.Install(new Losing<CheckpointResources>());
        _world.RunUntil(TimeSpan.FromSeconds(5));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("node-1");
    }

    [Fact]
    public void content_that_is_gone_while_the_slave_runs_is_seen()
    {
        var invariant = Watching("volume-content");
        RunUntilHealthy();
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1", new VolumeWritten("hdfs/data-0", "ghost"));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("'ghost'");
    }

    [Fact]
    public void content_that_is_gone_after_a_crash_is_seen()
    {
        var invariant = Create("volume-content");
        invariant.Saw(Instant.Start, "node-1", new VolumeWritten("hdfs/data-0", "first"));
        invariant.Saw(Instant.Start, "node-1", Recovered(["first"]));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1", Recovered([]));
        invariant.Broken.ShouldNotBeNull().ShouldContain("'first'");
    }

    [Fact]
    public void content_that_only_shows_after_a_crash_counts_from_then_on()
    {
        var invariant = Create("volume-content");
        invariant.Saw(Instant.Start, "node-1", Recovered(["written, never applied"]));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1", Recovered([]));
        invariant.Broken.ShouldNotBeNull();
    }

    [Fact]
    public void content_that_went_with_its_volume_is_not_missed()
    {
        var invariant = Create("volume-content");
        invariant.Saw(Instant.Start, "node-1", new VolumeWritten("hdfs/data-0", "first"));
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Resources.Empty, DeletesContent: true));
        invariant.Saw(Instant.Start, "node-1", Recovered([]));
        invariant.Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_new_volume_with_old_content_is_seen_unless_the_content_was_deleted(bool deletes)
    {
        var invariant = Create("no-leak");
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Volume, deletes));
        invariant.Saw(Instant.Start, "node-1", new VolumeWritten("hdfs/data-0", "secret"));
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Resources.Empty, deletes));
        invariant.Saw(Instant.Start, "node-2", new ResourcesCheckpointed(Volume, deletes));
        invariant.Broken.ShouldBeNull("another slave's folder is another one");
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Volume, deletes));
        (invariant.Broken is null).ShouldBe(deletes);
    }

    [Fact]
    public void old_content_is_remembered_over_a_crash()
    {
        var invariant = Create("no-leak");
        invariant.Saw(Instant.Start, "node-1", Recovered(["secret"], Resources.Empty));
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Volume, DeletesContent: false));
        invariant.Broken.ShouldNotBeNull().ShouldContain("hdfs/data-0");
    }

    public void Dispose()
    {
        _world.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    private static Resources Volume => Resources.Of(
        Resource.Scalar("disk", Scalar.FromWhole(1)).WithDynamicReservation("hdfs", "p").WithVolume("data-0", "data"));

    private static SlaveRecovered Recovered(ImmutableArray<string> files, Resources? checkpointed = null) => new(
        checkpointed ?? Volume,
        files.IsEmpty ? ImmutableDictionary<string, VolumeContent>.Empty
            : ImmutableDictionary<string, VolumeContent>.Empty.Add("hdfs/data-0", new VolumeContent(files)),
        []);

    private static IInvariant Create(string name) => InvariantCatalog.All.Single(type => type.Name == name).Create();

    /// <summary>No message could make the master's books wrong, so the spec writes into them.</summary>
    private static void Forge(SlaveRecord slave, string property, Resources value) =>
        typeof(SlaveRecord).GetProperty(property)!.SetValue(slave, value);

    private IInvariant Watching(string name)
    {
        var invariant = Create(name);
        _world.Add(invariant);
        return invariant;
    }

    private SlaveRecord TheSlave() => _world.Ask<Master>(Clusters.Master, GetMaster.Instance)!.Slaves.Values.Single();

    private void RunUntilHealthy()
    {
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(10));
        TheSlave().Tasks.ShouldHaveSingleItem();
    }

    private sealed class Losing<T> : ILinkRule
    {
        public Verdict Judge(Link link, object message) => message is T ? Verdict.Drop : Verdict.Pass;
    }
}
