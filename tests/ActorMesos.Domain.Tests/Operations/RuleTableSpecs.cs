namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using static Situation;

/// <summary>Every rule of the operations on one line: a request that breaks it, and what each profile says to it.</summary>
public sealed class RuleTableSpecs
{
    private const string Fine = "fine";
    private const string Later = "resource-of-later-release";

    private static readonly Resource Mount = Reserved.OnDisk(DiskSourceType.Mount, "/mnt/1");
    private static readonly Resource Shared = Volume with { Shared = true };
    private static readonly ExecutorInfo Executor = TaskFixtures.Executor;

    public static TheoryData<string, Operation, string, string> Rules => new()
    {
        { "no name", new Reserve([Reserved with { Name = "" }]), "resource-name", "resource-name" },
        { "less than nothing", new Reserve([Reserved.WithAmount(new Scalar(-1))]), "resource-not-negative", "resource-not-negative" },
        { "more than any slave has", new Reserve([Reserved.WithAmount(new Scalar(long.MaxValue))]), "resource-not-too-large", "resource-not-too-large" },
        { "10,001 resources", new Reserve([.. Enumerable.Repeat(Reserved, 10_001)]), "resources-too-many", "resources-too-many" },
        { "a refined reservation", new Unreserve([Static.PushReservation(Reservation.Dynamic("hdfs/a", "p"))]), Later, Fine },
        { "labels", new Reserve([Plain.WithDynamicReservation("hdfs", "p", Labels.Of(new Label("a")))]), Later, Fine },
        { "a disk that is not the root disk", new Reserve([Mount]), Later, Fine },
        { "a shared volume", new Create([Shared]), Later, "shared-needs-capability" },
        { "disk info on mem", new Create([Volume with { Name = "mem" }]), "disk-info-on-disk", "disk-info-on-disk" },
        { "a BLOCK disk with a folder", new Reserve([Reserved.OnDisk(DiskSourceType.Block, "/a")]), Later, "disk-source-root" },
        { "a RAW disk with a folder", new Reserve([Reserved.OnDisk(DiskSourceType.Raw, "/a")]), Later, "disk-source-root" },
        { "reserved for *", new Reserve([Plain.WithDynamicReservation("*", "p")]), "reservation-needs-role", "reservation-needs-role" },
        { "reserved by nobody", new Unreserve([Plain.WithDynamicReservation("hdfs")]), "reservation-needs-principal", Fine },
        { "an illegal role", new Unreserve([Plain.WithDynamicReservation("a//b", "p")]), Fine, "role-name" },
        { "static above another", new Unreserve([Static.PushReservation(Reservation.Static("hdfs/a"))]), Later, "reservation-static-first" },
        { "refined for a stranger", new Unreserve([Static.PushReservation(Reservation.Dynamic("b", "p"))]), Later, "reservation-refines" },
        { "shared plain disk", new Unreserve([Reserved with { Shared = true }]), Later, "shared-only-volumes" },
        { "half a GPU", new Reserve([Reserved with { Name = "gpus", Value = ResourceValue.Of(new Scalar(500)) }]), Fine, "gpus-whole" },
        { "a revocable volume", new Create([Volume with { Revocable = true }]), "volume-not-revocable", "volume-not-revocable" },
        { "a volume of free disk", new Create([Plain.WithVolume("v1", "data")]), "volume-from-reserved-disk", "volume-from-reserved-disk" },
        { "no container path", Bare(volume: null), "volume-needs-container-path", "volume-needs-container-path" },
        { "mode RO", Bare(new DiskVolume("data", VolumeMode.ReadOnly)), "volume-read-write", "volume-read-write" },
        { "a host path", Bare(new DiskVolume("data", VolumeMode.ReadWrite, "/host")), "volume-host-path", "volume-host-path" },
        { "RO and a host path", Bare(new DiskVolume("data", VolumeMode.ReadOnly, "/host")), "volume-read-write", "volume-host-path" },
        { "an id with a slash", new Create([Volume.WithId("a/b")]), "volume-id", "volume-id" },
        { "no id to speak of", new Create([Volume.WithId("")]), Fine, "volume-id" },
        { "a nested path", new Create([Volume.WithPath("a/b")]), "volume-path-not-nested", Fine },
        { "a path without an id", new Reserve([Volume with { Disk = Volume.Disk! with { Persistence = null } }]), "volume-needs-persistence", "volume-needs-persistence" },
        { "disk info that says nothing", new Reserve([Reserved with { Disk = new DiskInfo() }]), "disk-info-empty", "disk-info-empty" },
        { "revocable, reserved", new Reserve([Reserved with { Revocable = true }]), "reservation-not-revocable", "reservation-not-revocable" },
        { "RESERVE of plain disk", new Reserve([Plain]), "reserve-dynamically", "reserve-dynamically" },
        { "RESERVE for another principal", new Reserve([Plain.WithDynamicReservation("hdfs", "q")]), "reserve-own-principal", "reserve-own-principal" },
        { "RESERVE for another role", new Reserve([Plain.WithDynamicReservation("ops", "p")]), "reserve-own-role", "reserve-own-role" },
        { "RESERVE of a volume", new Reserve([Volume]), "reserve-no-volume", "reserve-no-volume" },
        { "UNRESERVE of a static reservation", new Unreserve([Static]), "unreserve-dynamic-only", "unreserve-dynamic-only" },
        { "UNRESERVE of a volume", new Unreserve([Volume]), "unreserve-no-volume", "unreserve-no-volume" },
        { "CREATE of plain disk", new Create([Reserved]), "volume-needs-id", "volume-needs-id" },
        { "CREATE of one id twice", new Create([Volume, Volume]), "volume-id-unique", "volume-id-unique" },
        { "CREATE in another's name", new Create([Reserved.WithVolume("v1", "data", principal: "q")]), Fine, "volume-own-principal" },
        { "CREATE in nobody's name", new Create([Reserved.WithVolume("v1", "data")]), Fine, "volume-own-principal" },
        { "DESTROY of plain disk", new Destroy([Reserved]), "volume-needs-id", "volume-needs-id" },
        { "DESTROY of a stranger", new Destroy([Volume]), "volume-not-found", "volume-not-found" },
        { "GROW_VOLUME", new GrowVolume(Volume, Reserved), "operation-of-later-release", Fine },
        { "GROW_VOLUME by nothing", new GrowVolume(Volume, Reserved.WithAmount(Scalar.Zero)), "operation-of-later-release", "grow-by-something" },
        { "GROW_VOLUME by free disk", new GrowVolume(Volume, Plain), "operation-of-later-release", "grow-by-same-disk" },
        { "GROW_VOLUME of plain disk", new GrowVolume(Reserved, Reserved), "operation-of-later-release", "volume-needs-id" },
        { "GROW_VOLUME of a shared volume", new GrowVolume(Shared, Reserved), "operation-of-later-release", "resize-not-shared" },
        { "SHRINK_VOLUME", new ShrinkVolume(Volume, Scalar.FromWhole(1)), "operation-of-later-release", Fine },
        { "SHRINK_VOLUME by all of it", new ShrinkVolume(Volume, Volume.Value.Scalar), "operation-of-later-release", "shrink-by-a-part" },
        { "SHRINK_VOLUME on MOUNT", new ShrinkVolume(Mount.WithVolume("v", "data"), new Scalar(1)), "operation-of-later-release", "shrink-no-mount" },
        { "a task", Launch(TaskFixtures.Task()), Fine, Fine },
        { "a task id with a slash", Launch(TaskFixtures.Task() with { Id = new TaskId("a/b") }), "task-id", "task-id" },
        { "a task id that is no name", Launch(TaskFixtures.Task() with { Id = new TaskId("..") }), Fine, "task-id" },
        { "a task for another slave", Launch(TaskFixtures.Task() with { SlaveId = new SlaveId("S1") }), "task-slave", "task-slave" },
        { "a task that needs nothing", Launch(TaskFixtures.Task() with { Resources = Resources.Empty }), "task-needs-resources", "task-needs-resources" },
        { "a task with a volume twice", Launch(TaskFixtures.Task(Volume, Volume)), "task-volume-twice", "task-volume-twice" },
        { "a task that reads a volume", Launch(TaskFixtures.Task(Reserved.WithVolume("v1", "data", VolumeMode.ReadOnly))), "volume-read-write", Fine },
        { "a task with both kinds of cpus", Launch(TaskFixtures.Task(TaskFixtures.Cpus, TaskFixtures.Cpus with { Revocable = true })), "task-revocable-mixed", "task-revocable-mixed" },
        { "a task with neither command nor executor", Launch(TaskFixtures.Task() with { Command = null }), "task-command-or-executor", "task-command-or-executor" },
        { "a task with command and executor", Launch(TaskFixtures.Task() with { Executor = Executor }), "task-command-or-executor", "task-command-or-executor" },
        { "a task with a kill policy", Launch(TaskFixtures.Task() with { KillGracePeriod = TimeSpan.FromSeconds(1) }), "task-field-of-later-release", Fine },
        { "a task with a grace period below 0", Launch(TaskFixtures.Task() with { KillGracePeriod = TimeSpan.FromSeconds(-1) }), "task-field-of-later-release", "task-kill-grace" },
        { "a task that must complete", Launch(TaskFixtures.Task() with { MaxCompletionTime = TimeSpan.Zero }), "task-field-of-later-release", Fine },
        { "a task that must complete before it starts", Launch(TaskFixtures.Task() with { MaxCompletionTime = TimeSpan.FromSeconds(-1) }), "task-field-of-later-release", "task-max-completion-time" },
        { "an executor", Launch(TaskFixtures.With(Executor)), Fine, Fine },
        { "an executor id with a slash", Launch(TaskFixtures.With(Executor with { Id = new ExecutorId("a/b") })), "executor-id", "executor-id" },
        { "an executor of another framework", Launch(TaskFixtures.With(Executor with { FrameworkId = new FrameworkId("G") })), "executor-own-framework", "executor-own-framework" },
        { "an executor with a bad resource", Launch(TaskFixtures.With(Executor with { Resources = Resources.Of(Volume.WithId("a/b")) })), "volume-id", "volume-id" },
        { "an executor on a shared volume", Launch(TaskFixtures.With(Executor with { Resources = Resources.Of(Shared) })), Later, "executor-no-shared-volume" },
        { "task and executor on one port", Launch(TaskFixtures.With(Executor with { Resources = TaskFixtures.Ports(1, 5) }, TaskFixtures.Ports(5, 9)[0])), "executor-no-overlap", "executor-no-overlap" },
        { "task and executor on one volume", Launch(TaskFixtures.With(Executor with { Resources = Resources.Of(Volume) }, Volume)), "task-volume-twice", "task-volume-twice" },
        { "a revocable task, an executor that is not", Launch(TaskFixtures.With(Executor, TaskFixtures.Cpus with { Revocable = true })), "task-revocable-mixed", "task-revocable-mixed" },
        { "LAUNCH_GROUP", TaskFixtures.Group(), "operation-of-later-release", Fine },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void each_profile_says_what_the_table_says(string request, Operation operation, string old, string young)
    {
        (operation.Verdict(Old) ?? Fine).ShouldBe(old, $"{request}, 0.23");
        (operation.Verdict(New) ?? Fine).ShouldBe(young, $"{request}, 1.11");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void every_refusal_says_more_than_its_rule(string request, Operation operation, string old, string young)
    {
        operation.Refuse(Old)?.Reason.Length.ShouldBeGreaterThan(old.Length + 20, request);
        operation.Refuse(New)?.Reason.Length.ShouldBeGreaterThan(young.Length + 20, request);
    }

    private static Create Bare(DiskVolume? volume) => new([Volume with { Disk = Volume.Disk! with { Volume = volume } }]);

    private static Launch Launch(TaskInfo task) => new([task]);
}
