using System.Buffers.Binary;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.TestKit.Probes;
using Akka.TestKit;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.TestKit;

/// <summary>What a probe that stands in for a slave expects and says.</summary>
public static class SlaveProbe
{
    /// <summary>Registers, as often as it takes until the master answers.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="resources">What the slave has, as text, mem and disk in MB.</param>
    /// <param name="checkpointed">The reservations and volumes that it has on its disk from earlier; null for none.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    /// <returns>The slave's id.</returns>
    public static SlaveId Register(
        this TestProbe probe, string resources = SimulatedCluster.SlaveResources, Resources? checkpointed = null, TimeSpan? within = null)
    {
        var standIn = StandIns.Of(probe);
        var name = standIn.Node.Name;
        standIn.Slave = new SlaveInfo(name, name.Value, FrameworkProbe.ResourcesOf(resources));
        var disk = checkpointed ?? Resources.Empty;
        var answer = Expectation.FindAnswer<IProtocolMessage>(
            probe, IsAnswer, within, "the answer to its registration", () => standIn.Send(
                standIn.Master, standIn.SlaveId is { } id ? new ReregisterSlave(id, standIn.Slave, disk, []) : new RegisterSlave(standIn.Slave, disk)));
        var given = answer switch
        {
            SlaveRegistered registered => registered.SlaveId,
            SlaveReregistered again => again.SlaveId,
            _ => throw new BadUseException($"the master refused the slave: {((ShutdownSlave)answer).Reason}"),
        };
        standIn.SlaveId = given;
        return given;
    }

    /// <summary>Expects a task to run.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="task">The task's id; null for any.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    public static RunTask ExpectTask(this TestProbe probe, string? task = null, TimeSpan? within = null) =>
        Expectation.Find<RunTask>(probe, run => task is null || run.Task.Id.Value == task, within, task is null ? "a task to run" : $"'{task}' to run");

    /// <summary>Expects the reservations and volumes that the slave must have on its disk from now on.</summary>
    public static Resources ExpectCheckpoint(this TestProbe probe, TimeSpan? within = null) =>
        Expectation.Find<CheckpointResources>(probe, _ => true, within, "reservations and volumes to checkpoint").Target;

    /// <summary>Sends news of a task that the slave was given.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="run">The task.</param>
    /// <param name="state">Its state from now on.</param>
    /// <param name="reason">Why, in Mesos's words; null for none.</param>
    /// <returns>The news, as it was sent.</returns>
    public static StatusUpdate Update(this TestProbe probe, RunTask run, TaskState state, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var standIn = StandIns.Of(probe);
        var slave = standIn.SlaveId ?? throw new BadUseException($"'{standIn.Node.Name}' has no id of a slave yet; let it Register first");
        var status = new TaskStatus(run.Task.Id, state, TaskStatusSource.Executor, slave, standIn.Node.Now, Name(++standIn.Made), reason);
        var update = new StatusUpdate(run.FrameworkId, status, state);
        standIn.Send(standIn.Master, update);
        return update;
    }

    /// <summary>Expects that news has reached its framework.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="update">The news.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    public static void ExpectAcknowledgement(this TestProbe probe, StatusUpdate update, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(update);
        Expectation.Find<StatusUpdateAcknowledgement>(
            probe, heard => heard.Uuid == update.Status.Uuid, within, $"the acknowledgement of {update.Status.State} of '{update.Status.TaskId}'");
    }

    private static bool IsAnswer(object message) => message is SlaveRegistered or SlaveReregistered or ShutdownSlave;

    /// <summary>A name that is the same in each run.</summary>
    private static Guid Name(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }
}
