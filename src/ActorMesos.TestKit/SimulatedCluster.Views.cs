using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Scenarios.Reading;
using Akka.TestKit;

namespace ActorMesos.TestKit;

/// <content>What a test sees of its cluster, and who takes part in it from outside.</content>
public sealed partial class SimulatedCluster
{
    /// <summary>What the master that leads has on its books right now; empty while none does.</summary>
    public MasterView Master => new(Living().LeadingMaster(), new Instant(Now.Ticks));

    /// <summary>What a slave knows right now; empty while it is down.</summary>
    public SlaveView Slave(string hostname)
    {
        var name = Real(hostname, World.SlaveNodes, "slave");
        return new(hostname, Living().IsUp(name), World.Ask<SlaveState>(name, GetSlave.AtOnce));
    }

    /// <summary>The policy of a framework as it is right now; null while its process is down or has not read its state yet.</summary>
    /// <typeparam name="T">The type of the policy.</typeparam>
    public T? Framework<T>(string name)
        where T : class, IFrameworkPolicy
    {
        var policy = Living().Ask<IFrameworkPolicy>(Real(name, World.FrameworkNodes, "framework"), GetFramework.AtOnce);
        return policy is null or T ? (T?)policy : throw new BadUseException($"the policy of '{name}' is a {policy.GetType().Name} and no {typeof(T).Name}");
    }

    /// <summary>How often a marker was passed so far: <c>slave-crashed</c>, <c>task-lost</c> and all others that scenarios know.</summary>
    public long Passed(string marker) => MarkerCatalog.All.Any(known => known.Name == marker)
        ? _checked.Reached.GetValueOrDefault(marker)
        : throw new BadUseException($"there is no marker '{marker}'; {(NearestName.Of(marker, MarkerCatalog.All.Select(known => known.Name)) is { } near ? $"did you mean '{near}'?" : "see the list of scenarios' markers")}");

    /// <summary>Whether a node's process runs.</summary>
    public bool IsUp(string node) => Living().IsUp(NodeNamed(node));

    /// <summary>An operator asks something of the master.</summary>
    public void Operate(OperatorCall call) => Alive().Operate(call);

    /// <summary>
    /// A probe stands in for a node: what is sent to the node reaches the probe, and the probe sends as the node. For a master, the cluster must
    /// be built with <see cref="ClusterBuilder.WithoutMaster"/>; a framework or a slave is whatever node has no other.
    /// </summary>
    /// <param name="node">The name of the node.</param>
    /// <param name="answersPings">Whether the pings of the master, which every slave must answer, are answered and not shown.</param>
    public TestProbe StandIn(string node, bool answersPings = true) => _standIns.Add(node, probe: null, answersPings);

    /// <summary>A probe that is there already, made by a test class on <see cref="System"/>, stands in for a node.</summary>
    /// <param name="node">The name of the node.</param>
    /// <param name="probe">The probe.</param>
    /// <param name="answersPings">Whether the pings of the master, which every slave must answer, are answered and not shown.</param>
    public TestProbe StandIn(string node, TestProbe probe, bool answersPings = true)
    {
        ArgumentNullException.ThrowIfNull(probe);
        return _standIns.Add(node, probe, answersPings);
    }

    private NodeName Real(string node, IEnumerable<NodeName> kind, string word)
    {
        var name = NodeNamed(node);
        return kind.Contains(name) ? name : throw new BadUseException(
            _standIns.Knows(name) ? $"a probe stands in for '{name}', and there is nothing to see but what it has heard" : $"'{name}' is no {word}");
    }

    private Simulation.Worlds.World Living() => _over is null ? World : throw new BadUseException(_over);
}
