using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Simulation.Serving;

/// <summary>A scheduler subscribes.</summary>
/// <param name="Node">The address that its gateway is to have; each subscription has its own.</param>
/// <param name="Call">The call.</param>
public sealed record SchedulerSubscribed(NodeName Node, DocumentText Call) : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(Node, this);
        run.World.StartGateway(SchedulerCallJson.Parse(Call.Json, Node).Value.Subscription!, (ISchedulerClient?)client);
    }

    internal static OutsideCall Read(JsonElement payload) => new SchedulerSubscribed(
        new NodeName(payload.GetProperty("node").GetString()!), new DocumentText(payload.GetProperty("call").GetRawText()));
}
