using System.Text.Json;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Serving;

/// <summary>Somebody has a fault happen now.</summary>
/// <param name="Fault">The fault as a scenario has it, without its time.</param>
public sealed record FaultInjected(DocumentText Fault) : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(new NodeName("faults:outside"), this);
        run.Inject(run.ReadFault(Fault.Json).Value);
    }

    internal static OutsideCall Read(JsonElement payload) => new FaultInjected(new DocumentText(payload.GetProperty("fault").GetRawText()));
}
