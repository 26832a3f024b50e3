using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Simulation.Serving;

/// <summary>A scheduler subscribes.</summary>
/// <param name="Node">The address that its gateway is to have; each subscription has its own.</param>
/// <param name="Call">The call.</param>
/// <param name="Principal">Who it has proven to be, which is the framework's principal where the call names none; null for nobody.</param>
public sealed record SchedulerSubscribed(NodeName Node, DocumentText Call, string? Principal) : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(Node, this);
        var subscription = SchedulerCallJson.Parse(Call.Json, Node).Value.Subscription!;
        var framework = subscription.Framework with { Principal = subscription.Framework.Principal ?? Principal };
        run.World.StartGateway(subscription with { Framework = framework }, (ISchedulerClient?)client);
    }

    internal static OutsideCall Read(JsonElement payload) => new SchedulerSubscribed(
        new NodeName(payload.GetProperty("node").GetString()!),
        new DocumentText(payload.GetProperty("call").GetRawText()),
        payload.TryGetProperty("principal", out var principal) ? principal.GetString() : null);
}
