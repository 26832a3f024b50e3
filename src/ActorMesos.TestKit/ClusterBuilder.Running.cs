using ActorMesos.TestKit.Running;

namespace ActorMesos.TestKit;

/// <content>How it starts.</content>
public sealed partial class ClusterBuilder
{
    /// <summary>Starts the cluster. Whoever holds it drives it, and disposes of it in the end.</summary>
    public SimulatedCluster Start()
    {
        var parts = _parts.Resolve();
        return SimulatedCluster.Start(parts.Of(parts.Scenario.Seed));
    }

    /// <summary>Plays a cluster to its end: the test's body, then <see cref="SimulatedCluster.Settle"/>. Whatever throws on the way fails the cluster.</summary>
    /// <param name="body">What the test does and expects.</param>
    public void Run(Action<SimulatedCluster> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var parts = _parts.Resolve();
        BodyRun.Play(parts.Of(parts.Scenario.Seed), body);
    }

    /// <summary>Refuses what awaits anything that is not there at once: time passes only within the methods of the cluster, and they return when it has.</summary>
    /// <param name="body">What the test does and expects.</param>
    /// <exception cref="BadUseException">The body has not ended when it returned.</exception>
    public void Run(Func<SimulatedCluster, System.Threading.Tasks.Task> body) => Run(BodyRun.Ended(body));

    /// <summary>
    /// Plays a scenario to its end, as the command line does: with faults for its duration, then healed until what must come to pass has. It
    /// fails where the scenario's own expectations do.
    /// </summary>
    public void RunScenario() => ScenarioPlay.Play(_parts.Resolve());

    /// <summary>Plays the cluster with each of some seeds, on all cores, and fails with the first that fails, shrunk to the faults that matter.</summary>
    /// <param name="seeds">The seeds, the last one included: <c>1..200</c>.</param>
    /// <param name="body">What the test does and expects; called in several threads at once, each with a cluster of its own.</param>
    public void ForSeeds(Range seeds, Action<SimulatedCluster> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (seeds.Start.IsFromEnd || seeds.End.IsFromEnd || seeds.End.Value < seeds.Start.Value)
        {
            throw new BadUseException($"{seeds} are no seeds; name the first and the last, as in 1..200");
        }

        new SeedSearch(_parts.Resolve(), body).Search(seeds.Start.Value, seeds.End.Value);
    }

    /// <summary>Refuses what awaits anything that is not there at once, see <see cref="Run(Func{SimulatedCluster, System.Threading.Tasks.Task})"/>.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="body">What the test does and expects.</param>
    public void ForSeeds(Range seeds, Func<SimulatedCluster, System.Threading.Tasks.Task> body) => ForSeeds(seeds, BodyRun.Ended(body));
}
