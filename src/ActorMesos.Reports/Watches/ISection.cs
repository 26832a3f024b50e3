using System.Text.Json.Nodes;

namespace ActorMesos.Reports.Watches;

/// <summary>A watch whose part of the page has a name of its own.</summary>
public interface ISection : IWatch
{
    /// <summary>The name under which the page finds it.</summary>
    string Name { get; }

    /// <summary>What it has seen until now, in the form that the page draws. May be asked again and again.</summary>
    JsonNode Print();
}
