namespace ActorMesos.Simulation.Shrinking;

/// <summary>How far the shrinking of a run is.</summary>
/// <param name="Runs">How many scenarios were run so far.</param>
/// <param name="Left">How many faults and operators' calls are left.</param>
/// <param name="StepLeft">How many scenarios there are still to try in this step, at most: the first that fails ends it.</param>
public sealed record ShrinkProgress(int Runs, int Left, int StepLeft);
