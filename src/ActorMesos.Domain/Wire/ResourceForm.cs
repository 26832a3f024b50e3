namespace ActorMesos.Domain.Wire;

/// <summary>How the reservations of a resource are written. A refined reservation is only ever written as a stack.</summary>
public enum ResourceForm
{
    /// <summary>With <c>role</c> and <c>reservation</c>, as in 0.23 (Mesos's pre-refinement format).</summary>
    Role,

    /// <summary>With <c>reservations</c> only, as since 1.4 (post-refinement).</summary>
    Stack,

    /// <summary>With both, as the endpoints of the master and the slave answer since 1.4.</summary>
    Endpoint,
}
