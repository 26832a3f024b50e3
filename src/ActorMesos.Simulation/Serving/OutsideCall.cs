namespace ActorMesos.Simulation.Serving;

/// <summary>
/// What somebody outside does to a served world. It is recorded where it comes in; fed in again at the same instant, it has the same effect,
/// so that a served run can be replayed without its clients.
/// </summary>
public abstract record OutsideCall
{
    /// <summary>Lets it happen. The world stands between two steps.</summary>
    /// <param name="run">The run that it comes into.</param>
    /// <param name="client">Who hears of what comes of it; null where nobody does.</param>
    internal abstract void Enter(ServedRun run, object? client);
}
