namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using static Situation;
using static TaskFixtures;

/// <summary>Where a request breaks two rules, the one that Mesos looks at first is named: every pair of defects is tried.</summary>
public sealed class RuleOrderSpecs
{
    private static readonly (string Rule, Func<Resource, Resource> Break)[] Always =
    [
        ("resource-name", resource => resource with { Name = "" }),
        ("resource-not-negative", resource => resource.WithAmount(new Scalar(-1))),
    ];

    private static readonly (string Rule, Func<Resource, Resource> Break)[] OfVolumes =
    [
        ("volume-not-revocable", volume => volume with { Revocable = true }),
        ("volume-read-write", volume => volume.In(seen => seen with { Mode = VolumeMode.ReadOnly })),
        ("volume-host-path", volume => volume.In(seen => seen with { HostPath = "/host" })),
        ("volume-id", volume => volume with { Disk = volume.Disk! with { Persistence = new DiskPersistence("a/b", volume.Disk.Persistence!.Principal) } }),
        ("volume-path-not-nested", volume => volume.In(seen => seen with { ContainerPath = "a/b" })),
    ];

    [Fact]
    public void create_in_0_23() => Check([.. Always, .. OfVolumes], Volume, volume => new Create([volume]).Validate(Old)?.Rule);

    [Fact]
    public void create_in_1_11_which_asks_for_the_mode_after_all_that_makes_a_volume_valid() => Check(
        [
            .. Always,
            ("role-name", volume => volume with { Reservations = ReservationStack.Of(Reservation.Dynamic("a//b", "p")) }),
            .. OfVolumes.Where(defect => defect.Rule is not ("volume-read-write" or "volume-path-not-nested")),
            OfVolumes.Single(defect => defect.Rule == "volume-read-write"),
            ("shared-needs-capability", volume => volume with { Shared = true }),
            ("volume-own-principal", volume => volume with { Disk = volume.Disk! with { Persistence = new DiskPersistence(volume.Disk.Persistence!.Id, "q") } }),
        ],
        Volume,
        volume => new Create([volume]).Validate(New)?.Rule);

    [Fact]
    public void reserve() => Check(
        [
            .. Always,
            ("reservation-not-revocable", resource => resource with { Revocable = true }),
            ("reserve-own-principal", resource => resource.WithDynamicReservation(resource.Role, "q")),
            ("reserve-own-role", resource => resource.WithDynamicReservation("ops", resource.Reservations.Top!.Principal)),
        ],
        Reserved,
        resource => new Reserve([resource]).Validate(New)?.Rule);

    [Fact]
    public void launch() => Check<TaskInfo>(
        [
            ("task-id", task => task with { Id = new TaskId(task.Id.Value + "/") }),
            ("task-slave", task => task with { SlaveId = new SlaveId("S1") }),
            ("task-kill-grace", task => task with { KillGracePeriod = TimeSpan.FromSeconds(-1) }),
            ("task-max-completion-time", task => task with { MaxCompletionTime = TimeSpan.FromSeconds(-1) }),
            ("volume-id", task => task with { Resources = task.Resources + Reserved.WithVolume("a/b", "data") }),
            ("task-volume-twice", task => task with { Resources = task.Resources + Volume + Volume }),
            ("task-revocable-mixed", task => task with { Resources = task.Resources + (Cpus with { Revocable = true }) }),
            ("task-command-or-executor", task => task with { Command = new CommandInfo("both") }),
            ("executor-id", task => task with { Executor = task.Executor! with { Id = new ExecutorId("a/b") } }),
            ("executor-own-framework", task => task with { Executor = task.Executor! with { FrameworkId = new FrameworkId("G") } }),
            ("executor-no-shared-volume", task => task with { Executor = task.Executor! with { Resources = task.Executor.Resources + (Volume with { Shared = true }) } }),
            ("executor-no-overlap", task => task with
            {
                Resources = task.Resources + Ports(1, 5),
                Executor = task.Executor! with { Resources = task.Executor.Resources + Ports(5, 6) },
            }),
            ("not-enough-resources", task => task with { Resources = task.Resources + Resource.Scalar("mem", Scalar.FromWhole(1)) }),
        ],
        With(Executor),
        task => Launch.ValidateTask(task, New, Resources.Of(Cpus) + Executor.Resources)?.Rule);

    private static void Check<T>((string Rule, Func<T, T> Break)[] defects, T whole, Func<T, string?> verdict)
    {
        verdict(whole).ShouldBeNull();
        for (var first = 0; first < defects.Length; first++)
        {
            verdict(defects[first].Break(whole)).ShouldBe(defects[first].Rule);
            for (var second = first + 1; second < defects.Length; second++)
            {
                verdict(defects[first].Break(defects[second].Break(whole))).ShouldBe(defects[first].Rule, $"before {defects[second].Rule}");
            }
        }
    }
}
