using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Simulation.Serving;

/// <summary>A subscribed scheduler makes a call.</summary>
/// <param name="Node">Its gateway.</param>
/// <param name="Call">The call.</param>
public sealed record SchedulerCalled(NodeName Node, DocumentText Call) : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(Node, this);
        if (SchedulerCallJson.Parse(Call.Json, Node).Value.Message is { } message)
        {
            run.World.TellGateway(Node, message);
        }
    }

    internal static OutsideCall Read(JsonElement payload) => new SchedulerCalled(
        new NodeName(payload.GetProperty("node").GetString()!), new DocumentText(payload.GetProperty("call").GetRawText()));
}
