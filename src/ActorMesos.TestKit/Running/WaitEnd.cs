namespace ActorMesos.TestKit.Running;

/// <summary>Why something that was waited for has not come.</summary>
internal enum WaitEnd
{
    /// <summary>The time was over.</summary>
    Late,

    /// <summary>Nothing would ever happen any more.</summary>
    Idle,
}
