using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Randomness;
using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>What a kind has to draw one of its faults from: dice of its own, and the nodes of a scenario.</summary>
public sealed class ExploreDraw
{
    private static readonly int[] Percents = [100, 100, 50, 20, 5];

    private readonly Dice _dice;
    private readonly TimeSpan _least;
    private readonly TimeSpan _longest;
    private readonly List<NodeName> _slaves;
    private readonly List<NodeName> _frameworks;
    private readonly List<NodeName> _masters;

    /// <summary>Draws for a scenario.</summary>
    /// <param name="scenario">The scenario that the fault is for.</param>
    /// <param name="dice">The stream of the fault's kind.</param>
    /// <param name="longest">The longest time that the fault may last; at least the shortest.</param>
    public ExploreDraw(Scenario scenario, Dice dice, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        (_dice, _least, _longest) = (dice, scenario.Explore.ForLeast, longest);
        HasMaintenance = scenario.Semantics.MachinesAreMaintained;
        _slaves = [.. scenario.SlaveNodes().Select(slave => slave.Name)];
        _frameworks = [.. scenario.Frameworks.Select(framework => framework.Name)];
        _masters = [.. new LeadershipSettings { Masters = scenario.Master.Count }.Nodes];
    }

    /// <summary>Whether there is a slave to draw.</summary>
    public bool HasSlaves => _slaves.Count > 0;

    /// <summary>Whether the scenario's release maintains machines by a schedule.</summary>
    public bool HasMaintenance { get; }

    /// <summary>Whether there is a framework to draw.</summary>
    public bool HasFrameworks => _frameworks.Count > 0;

    /// <summary>One of the slaves, each as likely as the next.</summary>
    public Victims Slave() => Victims.Of(OneOf(_slaves));

    /// <summary>One of the frameworks, each as likely as the next.</summary>
    public NodeName Framework() => OneOf(_frameworks);

    /// <summary>A slave, a framework or a master: which of the three, and then which one.</summary>
    public Victims Node() => Victims.Of(NodeOfAny());

    /// <summary>Whether something is so: as likely as not.</summary>
    public bool IsHeads() => _dice.NextBelow(2) == 0;

    /// <summary>How many of 100 messages.</summary>
    public int Percent() => OneOf(Percents);

    /// <summary>Messages: all that one node sends or is sent.</summary>
    public LinkPattern Link() => IsHeads() ? new(NodeOfAny(), null, null) : new(null, NodeOfAny(), null);

    /// <summary>How long a fault lasts: each doubling of the shortest time is as likely as the next, up to the longest.</summary>
    public ConstantDuration For() => new(Span());

    /// <summary>A time that is no longer than a fault may last.</summary>
    public TimeSpan Span() => Spread.Draw(_dice, _least, _longest);

    private NodeName NodeOfAny()
    {
        List<NodeName>[] some = [.. new[] { _slaves, _frameworks, _masters }.Where(nodes => nodes.Count > 0)];
        return OneOf(OneOf(some));
    }

    private T OneOf<T>(IReadOnlyList<T> things) => things[(int)_dice.NextBelow(things.Count)];
}
