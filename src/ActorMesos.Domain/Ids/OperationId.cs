namespace ActorMesos.Domain.Ids;

/// <summary>An operation's id, chosen by its framework so that it hears what became of the operation (since 1.6).</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct OperationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
