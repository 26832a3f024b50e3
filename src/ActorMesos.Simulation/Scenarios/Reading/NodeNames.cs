using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>The names of a scenario's slaves, for faults that name one.</summary>
internal sealed class NodeNames
{
    /// <param name="slaves">The names; null when they could not be read, so that any name may be right.</param>
    public NodeNames(IReadOnlyList<string>? slaves)
    {
        var known = new HashSet<string>(slaves ?? [], StringComparer.Ordinal);
        var unknown = new Refusal("slave-unknown", "no slave of this scenario");
        Slave = new($"known slaves: {NameList.Of(slaves ?? [])}", "", text => slaves is null || known.Contains(text) ? text : unknown)
        {
            Names = slaves ?? [],
        };
    }

    /// <summary>The name of a slave.</summary>
    public Form<string> Slave { get; }
}
