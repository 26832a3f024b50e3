using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>Short ways to the values that specs are made of: framework hdfs of role hdfs and principal p, slaves S1, S2 … on hosts node-1, node-2 …</summary>
internal static class Make
{
    public static readonly FrameworkInfo Framework = new(new NodeName("hdfs"), "hdfs", "hdfs", "p");

    private static readonly FrameworkId FrameworkId = new("F");

    public static Instant At(double seconds) => Instant.After(TimeSpan.FromSeconds(seconds));

    /// <summary>Resources as Mesos's flags write them, unreserved or statically reserved.</summary>
    public static Resources Free(string text) => ResourceText.Parse(text).Value;

    /// <summary>The same, reserved by the framework.</summary>
    public static Resources Reserved(string text, string role = "hdfs", string? principal = "p") =>
        Resources.Of(Free(text).Select(resource => resource.WithDynamicReservation(role, principal)));

    public static Resource Volume(string id, int megabytes, string role = "hdfs", string? principal = "p") => Resource
        .Scalar("disk", Scalar.FromWhole(megabytes))
        .WithDynamicReservation(role, principal)
        .WithVolume(id, "data");

    public static Offer Offer(string id, int slave, Resources resources) =>
        new(new OfferId(id), FrameworkId, new SlaveId($"S{slave}"), $"node-{slave}", resources);

    public static ResourceOffers Offers(params IReadOnlyList<Offer> offers) => new(offers);

    public static ResourceOffers Offers(string id, int slave, Resources resources) => new([Offer(id, slave, resources)]);

    public static StatusUpdate Update(string task, TaskState state, string slave = "S1", string? data = null) => new(
        FrameworkId,
        new TaskStatus(new TaskId(task), state, TaskStatusSource.Executor, new SlaveId(slave), Instant.Start, Data: data),
        state);
}
