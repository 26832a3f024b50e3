namespace ActorMesos.Simulation.Replays;

/// <summary>The form in which runs are recorded.</summary>
public static class RecordingSchema
{
    /// <summary>The version of this build; it goes up when the lines of an unchanged run would look otherwise.</summary>
    public const int Version = 1;
}
