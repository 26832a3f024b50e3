namespace ActorMesos.Simulation.Scenarios;

/// <summary>In which order messages arrive that are due at the same instant. Those of one link never overtake each other.</summary>
/// <param name="Name">The word that a scenario uses.</param>
/// <param name="IsRandom">Whether links take turns as the seed has it, instead of always in the same order.</param>
public sealed record NetworkOrder(string Name, bool IsRandom)
{
    /// <summary>Always the same order of links.</summary>
    public static NetworkOrder Fifo { get; } = new("fifo", IsRandom: false);

    /// <summary>Another order of links at each instant, from the seed.</summary>
    public static NetworkOrder Random { get; } = new("random", IsRandom: true);

    /// <summary>Every order.</summary>
    public static IReadOnlyList<NetworkOrder> All { get; } = [Fifo, Random];
}
