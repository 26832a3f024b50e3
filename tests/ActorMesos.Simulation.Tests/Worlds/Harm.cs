using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>What is done to a cluster, and the playing of it at each message in turn.</summary>
internal static class Harm
{
    /// <summary>So short that whoever crashed is back before anybody has noticed.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromTicks(3_000);

    /// <summary>Long enough that everybody has noticed.</summary>
    public static readonly TimeSpan While = TimeSpan.FromSeconds(5);

    public static Action<Rehearsal> Crash(NodeName node, TimeSpan duration) => Crash(_ => node, duration);

    public static Action<Rehearsal> Crash(Func<World, NodeName> find, TimeSpan duration) => rehearsal =>
    {
        var world = rehearsal.World;
        var node = find(world);
        world.Crash(node).ShouldBeTrue();
        rehearsal.Run(duration);
        world.Restart(node).ShouldBeTrue();
    };

    /// <summary>Nothing comes from the node or to it for a while, and no connection breaks for that.</summary>
    public static Action<Rehearsal> CutOff(Func<World, NodeName> find, TimeSpan duration) => rehearsal =>
    {
        using var cut = rehearsal.World.Network.Install(new Isolation(find(rehearsal.World).Value));
        rehearsal.Run(duration);
    };

    public static void CyclePower(Rehearsal rehearsal)
    {
        rehearsal.World.PowerOff();
        rehearsal.World.PowerOn(rehearsal.World.OffSince + While);
    }

    /// <summary>Whatever the harm and between whichever two messages, the cluster comes to the end that it comes to in peace.</summary>
    public static void AtEveryMessage(WorldPlan plan, Func<IFrameworkPolicy, bool> isReached, Action<Rehearsal> harm)
    {
        var peace = Rehearsal.Play(plan, isReached);
        var (messages, _) = Rehearsal.Length(plan, isReached);
        messages.ShouldBeGreaterThan(10);
        var failures = new List<string>();
        for (var message = 1; message <= messages; message++)
        {
            try
            {
                var outcome = Rehearsal.Play(plan, isReached, world => world.Network.Delivered >= message, harm);
                if (outcome.DiffersFrom(peace) is { } difference)
                {
                    failures.Add($"after message {message} of {messages}: {difference}");
                }
            }
            catch (ShouldAssertException failure)
            {
                failures.Add($"after message {message} of {messages}: {failure.Message}");
            }
        }

        string.Join('\n', failures).ShouldBeEmpty();
    }

    private sealed record Isolation(string Host) : ILinkRule
    {
        public Verdict Judge(Link link, object message) => (link.From.Host == Host) != (link.To.Host == Host) ? Verdict.Drop : Verdict.Pass;
    }
}
