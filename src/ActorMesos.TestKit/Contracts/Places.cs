using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.TestKit.Contracts;

/// <summary>A place on the way to the goal at which something can go wrong.</summary>
/// <param name="Says">What it is, in words.</param>
/// <param name="From">Who sent the message; the framework itself for a write.</param>
/// <param name="To">Who got the message; the framework itself for a write.</param>
/// <param name="When">What happens there.</param>
internal sealed record Place(string Says, NodeName From, NodeName To, Trigger When)
{
    public bool Concerns(NodeName node) => From == node || To == node;
}

/// <summary>Finds the places of a run in peace.</summary>
internal static class Places
{
    /// <summary>After each message that is wanted; pings are left out, which say nothing of the framework.</summary>
    public static IReadOnlyList<Place> Of(ContractRun run, Func<Place, bool> isWanted)
    {
        var places = new List<Place>();
        var number = 0;
        run.Play(run.Plain, prepare: cluster => cluster.World.Network.Halting = (link, message) =>
        {
            number++;
            if (message is not (Ping or Pong))
            {
                var says = $"after message {number}, {message.GetType().Name} from {link.From} to {link.To}";
                places.Add(new Place(says, new(link.From.Name), new(link.To.Name), new Trigger(new LinkPattern(null, null, null), TriggerMoment.After, null, number)));
            }

            return false;
        });
        return [.. places.Where(isWanted)];
    }

    /// <summary>After each write of the framework, when it is on the disk and not yet acknowledged.</summary>
    public static IReadOnlyList<Place> Writes(ContractRun run)
    {
        var places = new List<Place>();
        var own = FrameworkActor.IdOf(run.Framework.Value);
        run.Play(run.Plain, prepare: cluster => cluster.World.Disk.Halting = (id, _) =>
        {
            if (id == own)
            {
                var number = places.Count + 1;
                places.Add(new Place($"after its write {number}", run.Framework, run.Framework, new Trigger(null, TriggerMoment.After, run.Framework, number)));
            }

            return false;
        });
        return places;
    }
}
