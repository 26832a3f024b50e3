namespace ActorMesos.Domain.Allocation;

/// <summary>In which order roles, and the frameworks of a role, are served.</summary>
public enum SorterKind
{
    /// <summary>By dominant share, the least first.</summary>
    Drf,

    /// <summary>By draws of the seed, a role as often as it weighs.</summary>
    Random,
}
