namespace ActorMesos.Domain.Ids;

/// <summary>A master's id: <c>yyyyMMdd-HHmmss-n</c>, the virtual date of its election and its number.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct MasterId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A slave's id, given by the master that admitted it: <c>MASTER-Sn</c>.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct SlaveId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A framework's id, given by the master that it first subscribed with: <c>MASTER-nnnn</c>.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct FrameworkId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An offer's id: <c>MASTER-On</c>.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct OfferId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An executor's id, chosen by its framework.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct ExecutorId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A task's id, chosen by its framework.</summary>
/// <param name="Value">The text of the id.</param>
public readonly record struct TaskId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
