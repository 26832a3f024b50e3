namespace ActorMesos.Frameworks.Walk;

/// <summary>The steps of the walk, named after their operations.</summary>
public static class WalkStep
{
    /// <summary>All unreserved disk of an offer is reserved.</summary>
    public const string Reserve = "RESERVE";

    /// <summary>The reserved disk becomes a volume.</summary>
    public const string Create = "CREATE";

    /// <summary>The volume becomes reserved disk again.</summary>
    public const string Destroy = "DESTROY";
}
