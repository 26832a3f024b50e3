using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// Once quiet, a framework that runs tasks, and serves or is done, has nothing reserved that no task uses: nobody else could have it. Mesos
/// keeps reservations until somebody gives them up.
/// </summary>
public sealed class NoOrphans : IInvariant
{
    private readonly SortedDictionary<string, FrameworkInfo> _frameworks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withTasks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case FrameworkJoined joined:
                _frameworks[joined.FrameworkId.Value] = joined.Framework;
                break;
            case TaskLaunched launched:
                _withTasks.Add(launched.FrameworkId.Value);
                break;
        }
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
        foreach (var (_, framework) in _frameworks.Where(entry => _withTasks.Contains(entry.Key) && Serves(world, entry.Value.Node)))
        {
            foreach (var slave in (world.LeadingMaster()?.Slaves.Values ?? []).OrderBy(slave => slave.Id.Value, StringComparer.Ordinal))
            {
                var unused = (slave.Total.Checkpointed() - slave.Used.Checkpointed()).Where(resource =>
                    framework.Roles().Contains(resource.Role, StringComparer.Ordinal)
                    && string.Equals(resource.Reservations.Top?.Principal, framework.Principal, StringComparison.Ordinal)).ToList();
                if (unused.Count > 0)
                {
                    Broken ??= $"framework {framework.Name} has '{string.Join(';', unused)}' reserved on {slave.Info.Node}, which none of its tasks uses; it should have been given back";
                }
            }
        }
    }

    private static bool Serves(World world, NodeName node) =>
        world.Ask<IFrameworkPolicy>(node, GetFramework.Instance) is { } policy && (policy.IsHealthy || policy.IsDone);
}
