namespace ActorMesos.Frameworks.Service;

/// <summary>Where an instance's task is.</summary>
public enum InstanceState
{
    /// <summary>Launched, and not known to run.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is over, out of sight, or was never there.</summary>
    Ended,
}
