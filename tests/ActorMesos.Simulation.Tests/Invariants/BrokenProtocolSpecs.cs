using System.Collections.Immutable;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Tests.Worlds;
using ActorMesos.Simulation.Worlds;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Simulation.Tests.Invariants;

/// <summary>The invariants of what slaves and frameworks promise each other, broken on purpose by what they see.</summary>
public sealed class BrokenProtocolSpecs : IDisposable
{
    private static readonly FrameworkId Owner = new("m-0000");
    private static readonly FrameworkId Other = new("m-0001");
    private static readonly SlaveId First = new("m-S0");
    private static readonly SlaveId Second = new("m-S1");
    private static readonly TaskId Task = new("writer");

    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly World _world;

    public BrokenProtocolSpecs() => _world = new World(Clusters.Keeper(), _journal, _recorder);

    public void Dispose()
    {
        _world.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public void two_live_tasks_on_one_volume_are_seen()
    {
        var invariant = Create("one-writer");
        invariant.Saw(Instant.Start, "node-1", Launched("one"));
        invariant.Saw(Instant.Start, "node-2", Launched("two"));
        invariant.Broken.ShouldBeNull("the volume of another slave is another one");
        invariant.Saw(Instant.Start, "node-1", Launched("two"));
        invariant.Broken.ShouldNotBeNull().ShouldContain("hdfs/data-0 of node-1");
    }

    [Fact]
    public void a_task_that_is_over_or_died_with_its_slave_has_its_volume_no_more()
    {
        var invariant = Create("one-writer");
        invariant.Saw(Instant.Start, "node-1", Launched("one"));
        invariant.Saw(Instant.Start, "node-1", Updated("one", TaskState.Failed));
        invariant.Saw(Instant.Start, "node-1", Launched("two"));
        invariant.Saw(Instant.Start, "node-1", new SlaveRecovered(Volume(), ImmutableDictionary<string, VolumeContent>.Empty, []));
        invariant.Saw(Instant.Start, "node-1", Launched("three"));
        invariant.Saw(Instant.Start, "node-1", new SlaveShutDown("removed"));
        invariant.Saw(Instant.Start, "node-1", Launched("four"));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1", new SlaveRecovered(Volume(), ImmutableDictionary<string, VolumeContent>.Empty, [new("four")]));
        invariant.Saw(Instant.Start, "node-1", Launched("five"));
        invariant.Broken.ShouldNotBeNull("the fourth goes on after the restart");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void what_ends_all_that_a_slave_runs_ends_its_tasks_and_their_news(SlaveEvent end)
    {
        var (writers, news) = (Create("one-writer"), Create("update-until-acked"));
        foreach (var invariant in new[] { writers, news })
        {
            invariant.Saw(Instant.Start, "node-1", Launched("one"));
            invariant.Saw(Instant.Start, "node-1", Updated("gone", TaskState.Failed));
            invariant.Saw(Instant.Start, "node-1", end);
            invariant.Saw(Instant.Start, "node-1", Launched("two"));
            invariant.Saw(Instant.Start, "node-1", Recovered());
        }

        writers.Broken.ShouldBeNull();
        news.Broken.ShouldBeNull();
    }

    public static TheoryData<SlaveEvent> Ends =>
        [new SlaveShutDown("removed"), new SlaveUnregistered(KeepsId: true), new SlaveRebooted(KeepsId: true), new SlaveDiskReplaced()];

    [Fact]
    public void what_went_with_a_disk_that_was_replaced_is_not_missed()
    {
        var (volumes, hasty) = (Create("volume-outlives-slave-id"), Create("no-hasty-destroy"));
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(10));
        volumes.Saw(At(1), "node-1", new SlaveAdmitted(First));
        volumes.Saw(At(2), "node-1", new ResourcesCheckpointed(Volume("gone"), DeletesContent: false));
        volumes.Saw(At(3), "node-1", new SlaveDiskReplaced());
        volumes.Saw(At(4), "node-1", new SlaveAdmitted(Second));
        volumes.Check(_world);
        volumes.Broken.ShouldBeNull();

        hasty.Saw(At(1), "master", new SlaveJoined(First, Slave("node-1"), IsBack: false));
        hasty.Saw(At(1), "master", new SlaveJoined(Second, Slave("node-2"), IsBack: false));
        hasty.Saw(At(2), "node-1", new VolumeWritten("hdfs/data-0", "block"));
        hasty.Saw(At(3), "master", new SlaveRemoved(First, "unreachable"));
        hasty.Saw(At(4), "master", new OperationApplied(Second, Owner, new Create([.. Volume("data-1")])));
        hasty.Saw(At(5), "node-1", new SlaveDiskReplaced());
        hasty.Saw(At(6), "master", new OperationApplied(First, Owner, new Destroy([.. Volume()])));
        hasty.Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData("p", true)]
    [InlineData("q", false)]
    public void what_is_destroyed_by_another_principal_is_seen(string principal, bool holds)
    {
        var invariant = Create("owner-destroys");
        invariant.Saw(Instant.Start, "master", Joined(Other, principal));
        invariant.Saw(Instant.Start, "master", new OperationApplied(First, Other, new Destroy([.. Volume()])));
        invariant.Check(_world);
        (invariant.Broken is null).ShouldBe(holds);
    }

    [Fact]
    public void whom_an_acl_names_may_destroy()
    {
        var acl = new AclList(AclActions.DestroyVolumes, [new Acl(AclEntity.Some(["q"]), AclEntity.Any)]);
        var plan = Clusters.Keeper();
        using var world = new World(plan with { Master = plan.Master with { Acls = new Acls(permissive: true, [acl]) } }, _journal, _recorder);
        var invariant = Create("owner-destroys");
        invariant.Saw(Instant.Start, "master", Joined(Other, "q"));
        var volume = Resources.Of([.. Volume().Select(volume => volume.WithoutVolume().WithVolume("data-0", "data", principal: "p"))]);
        invariant.Saw(Instant.Start, "master", new OperationApplied(First, Other, new Destroy([.. volume])));
        invariant.Check(world);
        invariant.Broken.ShouldBeNull();
    }

    [Fact]
    public void an_end_that_was_forgotten_before_it_was_acknowledged_is_seen()
    {
        var invariant = Create("update-until-acked");
        invariant.Saw(Instant.Start, "node-1", Updated("writer", TaskState.Failed));
        invariant.Saw(Instant.Start, "node-1", Recovered(Task));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "node-1", Recovered());
        invariant.Broken.ShouldNotBeNull().ShouldContain("TASK_FAILED, was never acknowledged");
    }

    [Fact]
    public void an_end_that_a_running_slave_does_not_know_any_more_is_seen()
    {
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(10));
        var invariant = Create("update-until-acked");
        invariant.Saw(Instant.Start, "node-1", Updated("ghost", TaskState.Killed));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("ghost");
    }

    [Fact]
    public void an_end_may_be_forgotten_once_its_acknowledgement_came_or_its_disk_lost_it()
    {
        var acknowledged = Create("update-until-acked");
        var update = Updated("writer", TaskState.Failed);
        acknowledged.Saw(Instant.Start, "node-1", update);
        acknowledged.Saw(Instant.Start, "node-1", new StatusUpdateAcknowledgement(Owner, First, Task, update.Status.Uuid!.Value));
        acknowledged.Saw(Instant.Start, "node-1", Recovered());
        acknowledged.Broken.ShouldBeNull();

        var lost = Create("update-until-acked");
        lost.Saw(Instant.Start, "node-1", update);
        lost.Saw(Instant.Start, "", new FaultSetIn("disk-forgets", "node-1", TimeSpan.FromMinutes(1)));
        lost.Saw(Instant.Start, "node-1", Recovered());
        lost.Broken.ShouldBeNull();
    }

    [Fact]
    public void a_failure_that_is_told_as_a_success_is_seen()
    {
        var invariant = Create("update-until-acked");
        var update = Updated("writer", TaskState.Failed);
        invariant.Saw(Instant.Start, "node-1", update);
        invariant.Saw(Instant.Start, "keeper", new StatusUpdate(Owner, update.Status, TaskState.Failed));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "keeper", new StatusUpdate(Owner, update.Status with { State = TaskState.Finished }, TaskState.Finished));
        invariant.Broken.ShouldNotBeNull().ShouldContain("TASK_FAILED");
    }

    [Fact]
    public void a_failed_operation_that_is_told_as_finished_is_seen()
    {
        var invariant = Create("update-until-acked");
        var status = new OperationStatus(OperationState.Failed, null, First, null, null, null);
        var uuid = StableHash.Uuid(Clusters.Slave, 1, Instant.Start);
        invariant.Saw(Instant.Start, "node-1", new OperationSettled(new SlaveOperation(uuid, Owner, new Reserve([]), status)));
        invariant.Saw(Instant.Start, "master", new OperationStatusUpdate(uuid, Owner, status));
        invariant.Broken.ShouldBeNull();
        invariant.Saw(Instant.Start, "keeper", new OperationStatusUpdate(uuid, Owner, status with { State = OperationState.Finished }));
        invariant.Broken.ShouldNotBeNull().ShouldContain("Failed");
    }

    [Fact]
    public void a_volume_that_went_with_the_id_of_its_slave_is_seen()
    {
        var invariant = Create("volume-outlives-slave-id");
        _world.Add(invariant);
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(10));
        invariant.Saw(Instant.Start, "node-1", new SlaveAdmitted(Second));
        invariant.Check(_world);
        invariant.Broken.ShouldBeNull("the volume is still there");
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Volume("gone"), DeletesContent: false));
        invariant.Saw(Instant.Start, "node-1", new SlaveAdmitted(First));
        invariant.Check(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("hdfs/gone");
    }

    [Fact]
    public void a_volume_that_the_master_does_not_see_under_the_new_id_is_seen()
    {
        var invariant = Create("volume-outlives-slave-id");
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(10));
        var slave = _world.LeadingMaster()!.Slaves.Values.Single();
        invariant.Saw(Instant.Start, "node-1", new ResourcesCheckpointed(Volume("unseen"), DeletesContent: false));
        invariant.Saw(Instant.Start, "master", new SlaveJoined(slave.Id, slave.Info, IsBack: false));
        invariant.Check(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("the master sees");
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void data_that_is_destroyed_because_it_was_taken_for_lost_is_seen(bool isReplaced, bool isUsedAgain, bool holds)
    {
        var invariant = Create("no-hasty-destroy");
        invariant.Saw(At(1), "master", new SlaveJoined(First, Slave("node-1"), IsBack: false));
        invariant.Saw(At(1), "master", new SlaveJoined(Second, Slave("node-2"), IsBack: false));
        invariant.Saw(At(2), "node-1", new VolumeWritten("hdfs/data-0", "block"));
        invariant.Saw(At(3), "master", new SlaveRemoved(First, "unreachable"));
        if (isReplaced)
        {
            invariant.Saw(At(4), "master", new OperationApplied(Second, Owner, new Create([.. Volume("data-1")])));
        }

        invariant.Saw(At(5), "master", new SlaveJoined(new("m-S2"), Slave("node-1"), IsBack: false));
        if (isUsedAgain)
        {
            invariant.Saw(At(6), "node-1", Launched("writer"));
        }

        invariant.Saw(At(7), "master", new OperationApplied(new("m-S2"), Owner, new Destroy([.. Volume()])));
        (invariant.Broken is null).ShouldBe(holds);
    }

    [Fact]
    public void a_framework_that_waits_for_a_volume_that_was_never_made_is_seen()
    {
        var invariant = Create("ids-resolve");
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromMilliseconds(50));
        invariant.Saw(At(1), "master", Joined(Owner, "p"));
        invariant.Saw(At(2), "master", new OperationDropped(First, Owner, new Create([.. Volume()]), new Refusal("because", "it was so")));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("data-0");
        invariant.Saw(At(3), "master", new OperationApplied(First, Owner, new Create([.. Volume()])));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull("it was made in the end");
        invariant.Saw(At(4), "master", new OperationLost(First, Owner, new Create([.. Volume()]), OperationState.Dropped));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull();
        invariant.Saw(At(5), "keeper", new FrameworkError("too much"));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull("its driver has aborted");
        invariant.Saw(At(6), "master", Joined(Owner, "p"));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull("it is back");
        _world.RunUntil(TimeSpan.FromSeconds(10));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull("the keeper serves without it");
    }

    [Fact]
    public void a_question_that_nobody_answers_is_seen()
    {
        var invariant = Create("reconcile-ends");
        _world.PowerOn(TimeSpan.Zero);
        invariant.Saw(At(1), "master", Joined(Owner, "p"));
        invariant.Saw(At(2), "master", new ReconcileTasks([Task]) { FrameworkId = Owner });
        var answer = new StatusUpdate(Owner, Updated("writer", TaskState.Running).Status, TaskState.Running);
        invariant.Saw(At(3), "master", answer);
        _world.RunUntil(TimeSpan.FromMinutes(11));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull("it has time until a slave may have registered again");
        _world.RunUntil(TimeSpan.FromMinutes(12));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull().ShouldContain("writer");
        invariant.Saw(At(4), "keeper", answer);
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData(9 * 60, 0, true)]
    [InlineData(20 * 60, 0, false)]
    [InlineData(20 * 60, 10, true)]
    public void a_question_stays_open_while_a_new_master_waits_and_gives_slaves_up_one_by_one(int sinceElection, int minutesEach, bool holds)
    {
        var plan = Clusters.Keeper();
        plan = plan with { Master = plan.Master with { SlaveRemovalInterval = TimeSpan.FromMinutes(minutesEach) } };
        using var world = new World(plan, _journal, _recorder);
        world.PowerOn(TimeSpan.Zero);
        world.RunUntil(TimeSpan.FromMinutes(30));
        var invariant = Create("reconcile-ends");
        invariant.Saw(At(1), "master", new SlaveAdmission(First, Slave("node-1")));
        invariant.Saw(At(2), "master", new SlaveAdmission(Second, Slave("node-2")));
        invariant.Saw(At(3), "master", new SlaveMadeUnreachable(Second, "silent", At(3)));
        invariant.Saw(At(4), "master", new ReconcileTasks([Task]) { FrameworkId = Owner });
        invariant.Saw(At((30 * 60) - sinceElection), "master", new MasterElected(new MasterId("n")));
        invariant.CheckQuiet(world);
        (invariant.Broken is null).ShouldBe(holds);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void a_question_ends_with_the_slave_that_it_names_or_on_which_its_task_was_launched_alone_or_in_a_group(bool isOfGroup, bool isNamed)
    {
        var invariant = Create("reconcile-ends");
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromMinutes(12));
        invariant.Saw(At(1), "master", Joined(Owner, "p"));
        if (!isNamed)
        {
            var task = Launched("writer").Task;
            invariant.Saw(At(1), "node-1", isOfGroup ? new RunTaskGroup(Owner, Checkpoint: true, [task]) : new RunTask(Owner, Checkpoint: true, task));
        }

        invariant.Saw(At(2), "master", new ReconcileTasks([Task]) { FrameworkId = Owner, SlaveIds = isNamed ? [First] : null });
        invariant.Saw(At(3), "keeper", new LostSlave(Second));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldNotBeNull("that is another slave");
        invariant.Saw(At(3), "keeper", new LostSlave(First));
        invariant.CheckQuiet(_world);
        invariant.Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData("data-0", true)]
    [InlineData("data-1", false)]
    public void a_question_ends_when_another_task_is_launched_on_the_volume(string volume, bool ends)
    {
        var invariant = Create("reconcile-ends");
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromMinutes(12));
        invariant.Saw(At(1), "master", Joined(Owner, "p"));
        var task = Launched("writer").Task;
        invariant.Saw(At(1), "node-1", new RunTask(Owner, Checkpoint: true, task));
        invariant.Saw(At(2), "master", new ReconcileTasks([Task]) { FrameworkId = Owner });
        invariant.Saw(At(3), "node-2", new RunTask(Owner, Checkpoint: true, task with { Id = new TaskId("another"), Resources = Volume(volume) }));
        invariant.CheckQuiet(_world);
        (invariant.Broken is null).ShouldBe(ends);
    }

    private static IInvariant Create(string name) => InvariantCatalog.All.Single(type => type.Name == name).Create();

    private static Instant At(int seconds) => Instant.After(TimeSpan.FromSeconds(seconds));

    private static SlaveInfo Slave(string node) => new(new(node), node, Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(1))));

    private static Resources Volume(string id = "data-0") =>
        Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(1)).WithDynamicReservation("hdfs", "p").WithVolume(id, "data"));

    private static FrameworkJoined Joined(FrameworkId id, string principal) =>
        new(id, new FrameworkInfo(KeeperPolicy.Node, "keeper", "hdfs", principal), IsBack: false);

    private static TaskLaunched Launched(string task) => new(
        Owner, Checkpoint: true, new TaskInfo(new(task), task, First, Volume(), CommandInfo.FromCommandLine("serve")), Instant.Start);

    private static TaskUpdated Updated(string task, TaskState state) => new(
        Owner,
        Checkpoint: true,
        new TaskStatus(new(task), state, TaskStatusSource.Executor, First, Instant.Start, StableHash.Uuid(Clusters.Slave, (long)state, Instant.Start)));

    private static SlaveRecovered Recovered(params TaskId[] tasks) => new(Volume(), ImmutableDictionary<string, VolumeContent>.Empty, tasks);
}
