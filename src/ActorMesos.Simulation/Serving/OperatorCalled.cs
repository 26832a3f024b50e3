using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Wire.Operators;

namespace ActorMesos.Simulation.Serving;

/// <summary>An operator asks for a change.</summary>
/// <param name="Call">The call.</param>
/// <param name="Principal">Who the operator has proven to be; null for nobody.</param>
public sealed record OperatorCalled(DocumentText Call, string? Principal) : OutsideCall
{
    private static readonly NodeName Place = new("operators:outside");

    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(Place, this);
        run.World.OperateFromOutside(OperatorCallJson.Parse(Call.Json).Value with { Principal = Principal }, (IOperatorClient?)client);
    }

    internal static OutsideCall Read(JsonElement payload) => new OperatorCalled(
        new DocumentText(payload.GetProperty("call").GetRawText()),
        payload.TryGetProperty("principal", out var principal) ? principal.GetString() : null);
}
