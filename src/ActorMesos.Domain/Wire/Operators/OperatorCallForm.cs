using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire.Operators;

/// <summary>How one call of an operator that changes something looks on the wire (<c>master.Call</c>). The catalog; a new one adds a line.</summary>
/// <param name="Type">The call's type.</param>
/// <param name="Read">Takes the body of the call apart.</param>
internal sealed record OperatorCallForm(string Type, Func<WireValue, OperatorCall> Read)
{
    public static IReadOnlyList<OperatorCallForm> All { get; } =
    [
        new("RESERVE_RESOURCES", body => new OperateResources(Slave(body), new Reserve(ResourceJson.ReadList(body.Field("resources"))))),
        new("UNRESERVE_RESOURCES", body => new OperateResources(Slave(body), new Unreserve(ResourceJson.ReadList(body.Field("resources"))))),
        new("CREATE_VOLUMES", body => new OperateResources(Slave(body), new Create(ResourceJson.ReadList(body.Field("volumes"))))),
        new("DESTROY_VOLUMES", body => new OperateResources(Slave(body), new Destroy(ResourceJson.ReadList(body.Field("volumes"))))),
        new("GROW_VOLUME", body => new OperateResources(
            Slave(body), new GrowVolume(ResourceJson.Read(body.Field("volume")), ResourceJson.Read(body.Field("addition"))))),
        new("SHRINK_VOLUME", body => new OperateResources(
            Slave(body), new ShrinkVolume(ResourceJson.Read(body.Field("volume")), ValueJson.ReadScalar(body.Field("subtract").Field("value")).Scalar))),
        new("TEARDOWN", body => new TeardownByOperator(new FrameworkId(IdJson.Read(body, "framework_id")))),
        new("UPDATE_WEIGHTS", body => new UpdateWeights(
            [.. body.Field("weight_infos").Items().Select(weight => new WeightOfRole(weight.Field("role").Text(), weight.Field("weight").Double()))])),
        new("SET_QUOTA", body => SetQuota(body.Field("quota_request"))),
        new("REMOVE_QUOTA", body => new UpdateQuotas([new QuotaConfig(body.Field("role").Text(), Resources.Resources.Empty, Resources.Resources.Empty)]) { IsFirst = false }),
        new("UPDATE_QUOTA", body => new UpdateQuotas([.. body.Optional("quota_configs").Items().Select(Config)], IsForced(body))),
        new("GET_MAINTENANCE_SCHEDULE", _ => new GetMaintenanceSchedule()),
        new("GET_MAINTENANCE_STATUS", _ => new GetMaintenanceStatus()),
        new("UPDATE_MAINTENANCE_SCHEDULE", body => new UpdateMaintenanceSchedule(MaintenanceJson.ReadWindows(body.Field("schedule")))),
        new("START_MAINTENANCE", body => new StartMaintenance(MaintenanceJson.ReadMachines(body.Field("machines")))),
        new("STOP_MAINTENANCE", body => new StopMaintenance(MaintenanceJson.ReadMachines(body.Field("machines")))),
        new("MARK_AGENT_GONE", body => new MarkSlaveGone(Slave(body))),
        new("DRAIN_AGENT", body => new DrainSlave(
            Slave(body), DurationJson.Read(body.Optional("max_grace_period")), !body.Optional("mark_gone").IsMissing && body.Optional("mark_gone").Flag())),
        new("DEACTIVATE_AGENT", body => new DeactivateSlave(Slave(body))),
        new("REACTIVATE_AGENT", body => new ReactivateSlave(Slave(body))),
    ];

    /// <summary>The field that holds what the call is about.</summary>
    public string Field { get; } = Type.ToLowerInvariant();

    /// <summary>Whether the call is about something; one that only asks is not.</summary>
    public bool HasBody => !Type.StartsWith("GET_", StringComparison.Ordinal);

    private static SlaveId Slave(WireValue body) => new(IdJson.Read(body, "slave_id"));

    private static bool IsForced(WireValue body) => !body.Optional("force").IsMissing && body.Optional("force").Flag();

    /// <summary>Before 1.9 a guarantee was the limit as well.</summary>
    private static UpdateQuotas SetQuota(WireValue request)
    {
        var guarantee = Resources.Resources.Of(ResourceJson.ReadList(request.Field("guarantee")));
        return new UpdateQuotas([new QuotaConfig(request.Field("role").Text(), guarantee, guarantee)], IsForced(request)) { IsFirst = true };
    }

    private static QuotaConfig Config(WireValue value) =>
        new(value.Field("role").Text(), Amounts(value.Optional("guarantees")), Limits(value.Optional("limits")));

    private static Resources.Resources Limits(WireValue value)
    {
        var limits = Amounts(value);
        if (!value.IsMissing && QuotaRules.ValidateLimit(value.Fields().Select(amount => amount.Name), limits) is { } refusal)
        {
            value.Refuse($"has {refusal.Reason}");
        }

        return limits;
    }

    private static Resources.Resources Amounts(WireValue value) => value.IsMissing
        ? Resources.Resources.Empty
        : Resources.Resources.Of(value.Fields().Select(amount => Resource.Of(amount.Name, ValueJson.ReadScalar(amount.Value.Field("value")))));
}
