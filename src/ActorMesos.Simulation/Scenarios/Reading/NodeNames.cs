using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>The names of a scenario's slaves, frameworks and masters, for faults and operators that name one.</summary>
internal sealed class NodeNames
{
    /// <param name="slaves">The names; null when they could not be read, so that any name may be right.</param>
    /// <param name="frameworks">The names of the frameworks.</param>
    /// <param name="masters">The names of the masters.</param>
    public NodeNames(IReadOnlyList<string>? slaves, IReadOnlyList<string> frameworks, IReadOnlyList<string> masters)
    {
        Master = new(
            $"known masters: {NameList.Of(masters)}",
            "",
            text => masters.Contains(text, StringComparer.Ordinal) ? text : new Refusal("master-unknown", "no master of this scenario"))
        {
            Names = masters,
        };
        Framework = new(
            $"known frameworks: {NameList.Of(frameworks)}",
            "",
            text => frameworks.Contains(text, StringComparer.Ordinal) ? text : new Refusal("framework-unknown", "no framework of this scenario"))
        {
            Names = frameworks,
        };
        var known = new HashSet<string>(slaves ?? [], StringComparer.Ordinal);
        var unknown = new Refusal("slave-unknown", "no slave of this scenario");
        Slave = new($"known slaves: {NameList.Of(slaves ?? [])}", "", text => slaves is null || known.Contains(text) ? text : unknown)
        {
            Names = slaves ?? [],
        };
    }

    /// <summary>The name of a framework.</summary>
    public Form<string> Framework { get; }

    /// <summary>The name of a master.</summary>
    public Form<string> Master { get; }

    /// <summary>The name of a slave.</summary>
    public Form<string> Slave { get; }
}
