using ActorMesos.Domain.Ids;

namespace ActorMesos.Actors.Seams;

/// <summary>The places of all nodes in the world, by their addresses.</summary>
public interface INodes
{
    /// <summary>The place of that address.</summary>
    INode this[NodeName name] { get; }
}
