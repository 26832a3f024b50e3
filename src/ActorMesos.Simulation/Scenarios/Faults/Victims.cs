using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Whom a fault befalls: nodes that are named, or slaves that are drawn each time.</summary>
/// <param name="Nodes">The nodes that are named; none where slaves are drawn.</param>
/// <param name="Drawn">How many slaves are drawn; 0 where nodes are named.</param>
/// <param name="IsPercent">Whether that is a percentage of all, of which at least one is drawn.</param>
public sealed record Victims(Sequence<NodeName> Nodes, int Drawn, bool IsPercent)
{
    private const string Choice = "'one', 'all', a number of slaves, a percentage such as \"20%\", or a list of hostnames";

    /// <summary>One node.</summary>
    public static Victims Of(NodeName node) => new([node], 0, false);

    /// <summary>Whether they are named.</summary>
    public bool AreNamed => Drawn == 0;

    /// <summary>As they are read: under <c>slave</c> one by its hostname, under <c>slaves</c> several, under <c>node</c> any node.</summary>
    internal static Victims Read(SectionReader section, NodeNames nodes)
    {
        section.Know("slave", "slaves", "node");
        string[] given = [.. section.OwnKeys.Where(key => key is "slave" or "slaves" or "node")];
        switch (given)
        {
            case ["slave"]:
                return Of(new NodeName(section.Value("slave", nodes.Slave)));
            case ["node"]:
                return Of(new NodeName(section.Value("node", nodes.Any)));
            case ["slaves"]:
                return ReadSeveral(section, nodes);
            default:
                section.Refuse(
                    given.Length == 0 ? "found nobody whom it befalls" : $"found {string.Join(" and ", given)}",
                    "allowed: one of slave, slaves and node");
                return new([], 0, false);
        }
    }

    /// <summary>As they are read where only slaves can be meant.</summary>
    internal static Victims ReadSlaves(SectionReader section, NodeNames nodes)
    {
        var victims = Read(section, nodes);
        if (section.OwnKeys.Contains("node"))
        {
            _ = section.Value("node", nodes.Slave);
        }

        return victims;
    }

    internal void Write(SectionWriter section)
    {
        if (Drawn > 0)
        {
            section.Line("slaves", (IsPercent, Drawn) switch
            {
                (true, 100) => "all",
                (true, _) => string.Create(CultureInfo.InvariantCulture, $"{Drawn}%"),
                (false, 1) => "one",
                _ => Drawn.ToString(CultureInfo.InvariantCulture),
            });
        }
        else if (Nodes is [var only])
        {
            section.Line("node", only.Value);
        }
        else
        {
            section.List("slaves", Nodes.Select(node => node.Value));
        }
    }

    /// <summary>The same, with nobody left to draw.</summary>
    internal Victims Concrete(FaultDraw draw) => AreNamed ? this : new(
        [.. draw.Slaves(IsPercent ? Math.Max(1, (int)(draw.SlaveCount * (long)Drawn / 100)) : Drawn)], 0, false);

    private static Victims ReadSeveral(SectionReader section, NodeNames nodes)
    {
        if (section.Node("slaves", Choice) is ListNode { Items.Length: > 0 })
        {
            return new([.. section.Values("slaves", nodes.Slave).Select(name => new NodeName(name))], 0, false);
        }

        var (number, isPercent) = section.Value("slaves", new Form<(int, bool)>(Choice, (1, false), text => ReadNumber(text, nodes.SlaveCount)));
        return new([], number, isPercent);
    }

    private static Result<(int Number, bool IsPercent)> ReadNumber(string text, int slaves)
    {
        var isPercent = text.EndsWith('%');
        return text switch
        {
            "one" => (1, false),
            "all" => (100, true),
            _ when int.TryParse(isPercent ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 =>
                number <= (isPercent ? 100 : slaves) ? (number, isPercent)
                : new Refusal("victims", isPercent ? "no percentage is above 100%" : $"the scenario has {(slaves == 1 ? "1 slave" : $"{slaves} slaves")}"),
            _ => new Refusal("victims", ""),
        };
    }
}
