namespace ActorMesos.Domain.Resources;

/// <summary>What a resource's value is made of; text is no legal resource in Mesos.</summary>
public enum ResourceType
{
    /// <summary>An amount: <c>SCALAR</c>.</summary>
    Scalar,

    /// <summary>Ranges of numbers: <c>RANGES</c>.</summary>
    Ranges,

    /// <summary>A set of names: <c>SET</c>.</summary>
    Set,
}
