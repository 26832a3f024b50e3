namespace ActorMesos.Domain.Maintenance;

/// <summary>How far the maintenance of a machine is (<c>MachineInfo.Mode</c>).</summary>
public enum MachineMode
{
    /// <summary>No maintenance is planned.</summary>
    Up,

    /// <summary>Maintenance is planned: what is offered of its slaves says when, and frameworks are asked to leave.</summary>
    Draining,

    /// <summary>It is being maintained: no slave of it is let in.</summary>
    Down,
}
