using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// Once quiet, every framework serves or is done: none waits for another one, or for a part of itself, that waits for it. It is for
/// scenarios in which there is room for all.
/// </summary>
public sealed class AllDeploy : IInvariant
{
    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Broken = null;
        foreach (var node in world.FrameworkNodes)
        {
            if (world.Ask<IFrameworkPolicy>(node, GetFramework.Instance) is { IsHealthy: false, IsDone: false })
            {
                Broken ??= $"framework {node} neither serves nor is done; everything had healed, so that it should";
            }
        }
    }
}
