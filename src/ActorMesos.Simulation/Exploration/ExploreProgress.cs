namespace ActorMesos.Simulation.Exploration;

/// <summary>How far an exploration is.</summary>
/// <param name="Planned">How many runs there should be.</param>
/// <param name="Done">How many have ended.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Groups">In how many ways.</param>
/// <param name="Markers">How many different markers were passed so far.</param>
public sealed record ExploreProgress(int Planned, int Done, int Failed, int Groups, int Markers);
