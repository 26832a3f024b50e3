using ActorMesos.Domain.Frameworks;
using ActorMesos.TestKit.Contracts;

namespace ActorMesos.TestKit;

/// <summary>
/// What every framework must get over. Inherit from it, say which cluster it is tried on, and let the test framework call <see cref="Verify"/>
/// for each of <see cref="Rules"/>. Each rule plays the framework once in peace and then once for each place at which something can go wrong.
/// </summary>
public abstract class FrameworkContract
{
    /// <summary>The names of the rules, in the order of what they cost.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. ContractRules.All.Select(rule => rule.Name)];

    /// <summary>The cluster with the framework and no faults; small, since it is played hundreds of times.</summary>
    protected internal abstract ClusterBuilder Cluster { get; }

    /// <summary>The name of the framework; null for the only one of the cluster.</summary>
    protected internal virtual string? Framework => null;

    /// <summary>How long the framework may take to its goal, whatever goes wrong on the way, in virtual time.</summary>
    protected internal virtual TimeSpan GoalWithin => TimeSpan.FromMinutes(30);

    /// <summary>How long a process is down that crashes: long enough that everybody notices.</summary>
    protected internal virtual TimeSpan DownFor => TimeSpan.FromSeconds(5);

    /// <summary>How many places are tried for a rule; of more, these are spread evenly over all.</summary>
    protected internal virtual int PlacesMost => 200;

    /// <summary>Whether what the framework has reserved stays reserved on purpose when it is uninstalled.</summary>
    protected internal virtual bool KeepsReservations => false;

    /// <summary>Whether the framework has reached what it is there for: unless a test says otherwise, its policy is healthy or done.</summary>
    /// <param name="cluster">The cluster; it may be looked at.</param>
    /// <param name="framework">The name of the framework.</param>
    protected internal virtual bool IsReached(SimulatedCluster cluster, string framework)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.Framework<IFrameworkPolicy>(framework) is { IsHealthy: true } or { IsDone: true };
    }

    /// <summary>Uninstalls the framework, which has reached its goal, and waits for its end: unless a test says otherwise, until its policy is done.</summary>
    /// <param name="cluster">The cluster, which may be driven.</param>
    /// <param name="framework">The name of the framework.</param>
    protected internal virtual void Uninstall(SimulatedCluster cluster, string framework)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        cluster.RunUntil(
            () => cluster.Framework<IFrameworkPolicy>(framework) is { IsDone: true }, GoalWithin, $"'{framework}' to be done (override Uninstall where it ends otherwise)");
    }

    /// <summary>Checks one rule.</summary>
    /// <param name="rule">Its name, one of <see cref="Rules"/>.</param>
    /// <exception cref="ClusterFailedException">The framework does not keep the rule.</exception>
    public void Verify(string rule)
    {
        var found = ContractRules.All.FirstOrDefault(known => known.Name == rule)
            ?? throw new BadUseException($"there is no rule '{rule}'; known: {string.Join(", ", Rules)}");
        found.Check(new ContractRun(this, rule));
    }
}
