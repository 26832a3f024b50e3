using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Serving;

/// <summary>A scheduler's stream is over: it closed the connection, or read too slowly.</summary>
/// <param name="Node">Its gateway.</param>
public sealed record SchedulerLeft(NodeName Node) : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(Node, this);
        run.World.TellGateway(Node, SchedulerGone.Instance);
    }

    internal static OutsideCall Read(JsonElement payload) => new SchedulerLeft(new NodeName(payload.GetProperty("node").GetString()!));
}
