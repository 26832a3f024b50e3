using ActorMesos.Domain.Ids;

namespace ActorMesos.Simulation.Serving;

/// <summary>Somebody heals all faults; those that the scenario still had in store do not happen.</summary>
public sealed record FaultsHealed : OutsideCall
{
    internal override void Enter(ServedRun run, object? client)
    {
        run.World.Enter(new NodeName("faults:outside"), this);
        run.HealAll();
    }
}
