namespace ActorMesos.Domain.Ids;

/// <summary>The network address of a node of the simulated cluster: a hostname, <c>master</c>, or a framework's name.</summary>
/// <param name="Value">The text of the name.</param>
public readonly record struct NodeName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
