using System.Text;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>How one call of a scheduler looks on the wire (<c>scheduler.Call</c>). The catalog of all but SUBSCRIBE; a new one adds a line.</summary>
/// <param name="Type">The call's type.</param>
/// <param name="Read">Takes the call apart; null for a call that the master takes and does nothing about.</param>
internal sealed record SchedulerCallForm(string Type, Func<WireValue, NodeName, IProtocolMessage?> Read)
{
    public static IReadOnlyList<SchedulerCallForm> All { get; } =
    [
        new("TEARDOWN", (_, _) => new TeardownFramework()),
        new("ACCEPT", (call, _) => Accept(call.Field("accept"))),
        new("DECLINE", (call, _) => new Decline(Offers(call.Field("decline")), Refuse(call.Field("decline")))),
        new("REVIVE", (call, _) => new ReviveOffers(Roles(call.Optional("revive"), "roles"))),
        new("SUPPRESS", (call, _) => new SuppressOffers(Roles(call.Optional("suppress"), "roles"))),
        new("KILL", (call, _) => Kill(call.Field("kill"))),
        new("SHUTDOWN", (call, _) => Shutdown(call.Field("shutdown"))),
        new("ACKNOWLEDGE", (call, _) => Acknowledge(call.Field("acknowledge"))),
        new("RECONCILE", (call, _) => Reconcile(call.Field("reconcile"))),
        new("MESSAGE", (call, _) => Message(call.Field("message"))),
        new("ACKNOWLEDGE_OPERATION_STATUS", (call, _) => AcknowledgeOperation(call.Field("acknowledge_operation_status"))),
        new("RECONCILE_OPERATIONS", (call, _) => ReconcileOperations(call.Field("reconcile_operations"))),
        new("UPDATE_FRAMEWORK", Update),
        new("REQUEST", (call, _) => Nothing(call.Field("request"))),
        new("ACCEPT_INVERSE_OFFERS", (call, _) => new AcceptInverseOffers(
            InverseOffers(call.Field("accept_inverse_offers")), Refuse(call.Field("accept_inverse_offers")))),
        new("DECLINE_INVERSE_OFFERS", (call, _) => new DeclineInverseOffers(
            InverseOffers(call.Field("decline_inverse_offers")), Refuse(call.Field("decline_inverse_offers")))),
    ];

    /// <summary>It must be there, and nobody reads it.</summary>
    private static IProtocolMessage? Nothing(WireValue body)
    {
        _ = body.IsMissing;
        return null;
    }

    private static Accept Accept(WireValue body) =>
        new(Offers(body), [.. body.Optional("operations").Items().Select(OperationJson.Read)], Refuse(body));

    private static IReadOnlyList<OfferId> Offers(WireValue body) => [.. body.Optional("offer_ids").Items().Select(id => new OfferId(id.Field("value").Text()))];

    private static IReadOnlyList<OfferId> InverseOffers(WireValue body) =>
        [.. body.Optional("inverse_offer_ids").Items().Select(id => new OfferId(id.Field("value").Text()))];

    private static double? Refuse(WireValue body) => body.Optional("filters").Optional("refuse_seconds") is { IsMissing: false } seconds ? seconds.Double() : null;

    private static KillTask Kill(WireValue body) => new(new TaskId(IdJson.Read(body, "task_id")), Slave(body))
    {
        GracePeriod = DurationJson.Read(body.Optional("kill_policy").Optional("grace_period")),
    };

    private static ShutdownExecutor Shutdown(WireValue body) =>
        new(new ExecutorId(IdJson.Read(body, "executor_id")), new SlaveId(IdJson.Read(body, "slave_id")));

    private static StatusUpdateAcknowledgement Acknowledge(WireValue body) => new(
        default, new SlaveId(IdJson.Read(body, "slave_id")), new TaskId(IdJson.Read(body, "task_id")), UuidJson.Read(body.Field("uuid")));

    private static ReconcileTasks Reconcile(WireValue body)
    {
        var tasks = body.Optional("tasks").Items().Select(task => (Id: new TaskId(IdJson.Read(task, "task_id")), Slave: Slave(task))).ToList();
        return new ReconcileTasks([.. tasks.Select(task => task.Id)])
        {
            SlaveIds = tasks.Exists(task => task.Slave is not null) ? [.. tasks.Select(task => task.Slave)] : null,
        };
    }

    private static SendToExecutor Message(WireValue body) => new(
        new SlaveId(IdJson.Read(body, "slave_id")), new ExecutorId(IdJson.Read(body, "executor_id")), Encoding.UTF8.GetString(UuidJson.Bytes(body.Field("data"))));

    private static AcknowledgeOperationStatus AcknowledgeOperation(WireValue body) => new(
        new OperationId(IdJson.Read(body, "operation_id")), new SlaveId(IdJson.Read(body, "slave_id")), UuidJson.Read(body.Field("uuid")));

    private static ReconcileOperations ReconcileOperations(WireValue body) => new(
        [.. body.Optional("operations").Items().Select(asked => new AskedOperation(new OperationId(IdJson.Read(asked, "operation_id")), Slave(asked)))]);

    private static UpdateFramework Update(WireValue call, NodeName node)
    {
        var body = call.Field("update_framework");
        var framework = body.Field("framework_info");
        var (info, id, refusal) = FrameworkInfoJson.Read(framework, body.Optional("offer_constraints"), node);
        if (id?.Value != call.Optional("framework_id").Optional("value").TextOrNull())
        {
            framework.Optional("id").Refuse("must be that of 'framework_id'");
        }

        if (refusal is not null)
        {
            framework.Refuse($"is not valid: {refusal.Reason}");
        }

        return new UpdateFramework(info, Roles(body, "suppressed_roles"));
    }

    /// <summary>No roles stand for all of them.</summary>
    private static string[]? Roles(WireValue body, string name) =>
        body.Optional(name).Items().Select(role => role.Text()).ToArray() is { Length: > 0 } roles ? roles : null;

    private static SlaveId? Slave(WireValue value) => value.Optional("slave_id").IsMissing ? null : new SlaveId(IdJson.Read(value, "slave_id"));
}
