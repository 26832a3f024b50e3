namespace ActorMesos.Actors.Frameworks;

/// <summary>Asks a framework's actor for its policy.</summary>
public sealed record GetFramework
{
    /// <summary>Waits until nothing is being persisted.</summary>
    public static GetFramework Instance { get; } = new();

    /// <summary>The same, answered even while something is being persisted: as if it had not been decided yet.</summary>
    public static GetFramework AtOnce { get; } = new();
}

/// <summary>
/// Tells a framework's actor that another process takes over what it keeps on its disk, as the loss of a lease tells a scheduler: it does
/// nothing any more, and ends when the master says so.
/// </summary>
public sealed record GiveStateUp
{
    /// <summary>The only one.</summary>
    public static GiveStateUp Instance { get; } = new();
}

/// <summary>The framework's process writes nothing any more: another may begin.</summary>
public sealed record StateGivenUp
{
    /// <summary>The only one.</summary>
    public static StateGivenUp Instance { get; } = new();
}

/// <summary>The framework has no id yet under which another process could subscribe.</summary>
public sealed record NothingToGiveUp
{
    /// <summary>The only one.</summary>
    public static NothingToGiveUp Instance { get; } = new();
}
