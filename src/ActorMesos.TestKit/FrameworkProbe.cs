using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.TestKit.Probes;
using Akka.TestKit;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.TestKit;

/// <summary>What a probe that stands in for a framework's scheduler expects and says.</summary>
public static class FrameworkProbe
{
    /// <summary>Subscribes, as often as it takes until the master answers.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="options">What the framework says of itself; null for the defaults.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    /// <returns>The framework's id.</returns>
    public static FrameworkId Subscribe(this TestProbe probe, FrameworkOptions? options = null, TimeSpan? within = null)
    {
        var (standIn, own) = (StandIns.Of(probe), options ?? new FrameworkOptions());
        var name = standIn.Node.Name.Value;
        standIn.Framework = new FrameworkInfo(standIn.Node.Name, name, own.Role ?? name, own.Principal ?? name, own.Checkpoint, own.FailoverTimeout)
        {
            MoreRoles = own.MoreRoles.Count == 0 ? null : own.MoreRoles,
            Capabilities = own.Capabilities == FrameworkCapabilities.None ? null : own.Capabilities,
        };
        var answer = Expectation.FindAnswer<IProtocolMessage>(
            probe, IsAnswer, within, "the answer to its subscription", () => standIn.Send(
                standIn.Master, standIn.FrameworkId is { } id ? new ReregisterFramework(id, standIn.Framework) : new RegisterFramework(standIn.Framework)));
        var given = answer switch
        {
            FrameworkRegistered registered => registered.FrameworkId,
            FrameworkReregistered again => again.FrameworkId,
            _ => throw new BadUseException($"the master refused the framework: {((FrameworkError)answer).Message}"),
        };
        standIn.FrameworkId = given;
        return given;
    }

    /// <summary>Expects an offer. Of several that come in one message, the others are left for later.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="from">The hostname of the slave that it is of; null for any.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    public static Offer ExpectOffer(this TestProbe probe, string? from = null, TimeSpan? within = null)
    {
        bool IsWanted(Offer offer) => from is null || offer.Hostname == from;
        var standIn = StandIns.Of(probe);
        var offers = Expectation.Find<ResourceOffers>(
            probe, message => message.Offers.Any(IsWanted), within, from is null ? "an offer" : $"an offer of '{from}'").Offers;
        var wanted = offers.First(IsWanted);
        standIn.PutBack(0, offers.Where(offer => !ReferenceEquals(offer, wanted)));
        return wanted;
    }

    /// <summary>Accepts an offer: the operations are applied in their order, and what is left over goes back.</summary>
    public static void Accept(this TestProbe probe, Offer offer, params IReadOnlyList<Operation> operations) =>
        Accept(probe, offer, refuseSeconds: null, operations);

    /// <summary>Accepts an offer, and says how long what is left over shall not be offered again, in seconds.</summary>
    public static void Accept(this TestProbe probe, Offer offer, double? refuseSeconds, params IReadOnlyList<Operation> operations)
    {
        ArgumentNullException.ThrowIfNull(offer);
        Call(probe, new Accept([offer.Id], operations, refuseSeconds));
    }

    /// <summary>Declines an offer.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="refuseSeconds">How long it shall not be offered again; null for Mesos's default of 5 s.</param>
    public static void Decline(this TestProbe probe, Offer offer, double? refuseSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(offer);
        Call(probe, new Decline([offer.Id], refuseSeconds));
    }

    /// <summary>Accepts an offer and launches a task on it.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="task">The task's id.</param>
    /// <param name="resources">What it needs, as text: <c>cpus:1;mem:128</c>.</param>
    /// <param name="command">Its command line: <c>sleep 60</c> ends by itself, and what is not understood runs until it is killed.</param>
    public static TaskInfo Launch(this TestProbe probe, Offer offer, string task, string resources, string command = "serve")
    {
        ArgumentNullException.ThrowIfNull(offer);
        var info = new TaskInfo(new TaskId(task), task, offer.SlaveId, ResourcesOf(resources), CommandInfo.FromCommandLine(command));
        Accept(probe, offer, new Launch([info]));
        return info;
    }

    /// <summary>Accepts an offer and reserves of it for the framework's own role.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="resources">What to reserve, as text: <c>cpus:1;disk:1024</c>.</param>
    public static void Reserve(this TestProbe probe, Offer offer, string resources)
    {
        var framework = FrameworkOf(probe);
        Accept(probe, offer, new Reserve([.. ResourcesOf(resources).AsEnumerable().Select(resource => resource.WithDynamicReservation(framework.Role, framework.Principal))]));
    }

    /// <summary>Accepts an offer and makes a volume of the disk that is reserved in it, or reserves the disk first.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="megabytes">The size, in MB.</param>
    /// <param name="id">The volume's id, unique on its slave within the role.</param>
    /// <param name="path">Where tasks see it.</param>
    public static Resource CreateVolume(this TestProbe probe, Offer offer, int megabytes, string id, string path = "data")
    {
        ArgumentNullException.ThrowIfNull(offer);
        var framework = FrameworkOf(probe);
        var disk = Resource.Scalar("disk", Scalar.FromWhole(megabytes)).WithDynamicReservation(framework.Role, framework.Principal);
        var volume = disk.WithVolume(id, path, principal: framework.Principal);
        Accept(probe, offer, offer.Resources.Contains(Resources.Of(disk)) ? [new Create([volume])] : [new Reserve([disk]), new Create([volume])]);
        return volume;
    }

    /// <summary>Expects news of a task, and acknowledges it as a driver does.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="state">The state; news of other states is left for later.</param>
    /// <param name="task">The task's id; null for any.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    /// <param name="acknowledge">Whether it is acknowledged; news that is not comes again.</param>
    public static TaskStatus ExpectStatus(
        this TestProbe probe, TaskState state, string? task = null, TimeSpan? within = null, bool acknowledge = true)
    {
        var status = Expectation.Find<StatusUpdate>(
            probe, update => update.Status.State == state && (task is null || update.Status.TaskId.Value == task), within, $"{state}{(task is null ? "" : $" of '{task}'")}").Status;
        if (acknowledge && status.Uuid is { } uuid)
        {
            var standIn = StandIns.Of(probe);
            standIn.Send(standIn.Master, new StatusUpdateAcknowledgement(Id(standIn), status.SlaveId, status.TaskId, uuid));
        }

        return status;
    }

    /// <summary>Makes any call of a scheduler's; the framework's id is filled in.</summary>
    public static void Call(this TestProbe probe, SchedulerCall call)
    {
        var standIn = StandIns.Of(probe);
        standIn.Send(standIn.Master, call with { FrameworkId = Id(standIn) });
    }

    internal static Resources ResourcesOf(string text) => ResourceText.Parse(text) is { IsRefused: false } read
        ? read.Value
        : throw new BadUseException($"'{text}' are no resources: {ResourceText.Parse(text).Refusal!.Reason}; write them as in 'cpus:1;mem:128;ports:[31000-31001]'");

    private static bool IsAnswer(object message) => message is FrameworkRegistered or FrameworkReregistered or FrameworkError;

    private static FrameworkId Id(StandIn standIn) =>
        standIn.FrameworkId ?? throw new BadUseException($"'{standIn.Node.Name}' has no id of a framework yet; let it Subscribe first");

    private static FrameworkInfo FrameworkOf(TestProbe probe) =>
        StandIns.Of(probe).Framework ?? throw new BadUseException("the probe is no framework yet; let it Subscribe first");
}
