using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>The slaves that ever joined, in the order of their names, with what they have; the rows of the timeline.</summary>
public sealed class SlaveWatch : ISection
{
    private readonly SortedDictionary<string, (string Resources, string Attributes)> _slaves = new(NodeOrder.Natural);

    /// <inheritdoc/>
    public string Name => "slaves";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Kind is "RegisterSlave" or "ReregisterSlave" or "SlaveJoined")
        {
            _slaves[line.Text("slave", "node")] = (line.Text("slave", "resources"), line.Text("slave", "attributes"));
        }
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonArray([.. _slaves.Select(slave =>
        new JsonObject { ["node"] = slave.Key, ["resources"] = slave.Value.Resources, ["attributes"] = slave.Value.Attributes })]);
}
