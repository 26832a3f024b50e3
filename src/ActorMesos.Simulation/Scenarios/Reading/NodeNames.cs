using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>The names of a scenario's slaves and frameworks, for faults and operators that name one.</summary>
internal sealed class NodeNames
{
    /// <param name="slaves">The names; null when they could not be read, so that any name may be right.</param>
    /// <param name="frameworks">The names of the frameworks.</param>
    /// <param name="masters">The names of the masters, and of ZooKeeper where there is one.</param>
    public NodeNames(IReadOnlyList<string>? slaves, IReadOnlyList<string> frameworks, IReadOnlyList<string> masters)
    {
        Framework = new(
            $"known frameworks: {NameList.Of(frameworks)}",
            "",
            text => frameworks.Contains(text, StringComparer.Ordinal) ? text : new Refusal("framework-unknown", "no framework of this scenario"))
        {
            Names = frameworks,
        };
        SlaveCount = slaves?.Count ?? ScenarioLimits.SlavesMax;
        var known = new HashSet<string>(slaves ?? [], StringComparer.Ordinal);
        var unknown = new Refusal("slave-unknown", "no slave of this scenario");
        Slave = new($"known slaves: {NameList.Of(slaves ?? [])}", "", text => slaves is null || known.Contains(text) ? text : unknown)
        {
            Names = slaves ?? [],
        };
        string[] all = [.. masters, .. frameworks, .. slaves ?? []];
        var any = all.ToHashSet(StringComparer.Ordinal);
        var nobody = new Refusal("node-unknown", "no node of this scenario");
        Any = new($"known nodes: {NameList.Of(all)}", "", text => slaves is null || any.Contains(text) ? text : nobody) { Names = all };
    }

    /// <summary>The names of the messages that go over the network.</summary>
    public IReadOnlyList<string> Messages { get; init; } = Faults.LinkPattern.MessageNames;

    /// <summary>The name of a framework.</summary>
    public Form<string> Framework { get; }

    /// <summary>The name of a slave.</summary>
    public Form<string> Slave { get; }

    /// <summary>How many slaves there are; the most that there may be when they could not be read.</summary>
    public int SlaveCount { get; }

    /// <summary>The name of any node.</summary>
    public Form<string> Any { get; }

    /// <summary>The name of any node, or a word that stands for all.</summary>
    public Form<string> AnyOr(string word) => Any with
    {
        Allowed = Any.Allowed.Replace("known nodes: ", $"known nodes: {word}, ", StringComparison.Ordinal),
        Read = text => text == word ? text : Any.Read(text),
        Names = [word, .. Any.Names],
    };
}
