namespace ActorMesos.Domain.Operators;

/// <summary>How the master answers an operator. The numbers are those of HTTP, as Mesos's endpoints use them.</summary>
public enum OperatorStatus
{
    /// <summary>It is done.</summary>
    Ok = 200,

    /// <summary>The master accepted it; the slave hears of it later.</summary>
    Accepted = 202,

    /// <summary>The request is not valid, or names something that is not there.</summary>
    BadRequest = 400,

    /// <summary>Nobody, or somebody unknown, asks.</summary>
    Unauthorized = 401,

    /// <summary>The caller may not do this.</summary>
    Forbidden = 403,

    /// <summary>What is free, with all offers rescinded that could help, does not suffice.</summary>
    Conflict = 409,

    /// <summary>The master does not serve yet.</summary>
    ServiceUnavailable = 503,
}
