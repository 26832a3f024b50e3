using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.TestKit.Running;

/// <summary>Plays a test's body on a cluster of its own.</summary>
internal sealed class BodyRun(ClusterParts parts, Action<SimulatedCluster> body) : IScenarioRunner
{
    /// <summary>Plays it, and throws what fails.</summary>
    public static RunOutcome Play(ClusterParts parts, Action<SimulatedCluster> body)
    {
        using var cluster = SimulatedCluster.Start(parts);
        try
        {
            body(cluster);
            cluster.Settle();
            return cluster.Outcome(null);
        }
        catch (Exception thrown) when (thrown is not (ClusterFailedException or BadUseException or OutOfMemoryException))
        {
            throw cluster.Failed(new RunFailure(ExitCode.InvariantBroke, "test", cluster.Now, thrown.Message), thrown);
        }
        catch (ClusterFailedException failure)
        {
            failure.Data[nameof(RunOutcome)] = cluster.Outcome(failure.Failure);
            throw;
        }
    }

    /// <summary>The body of a task that must have ended when it is returned.</summary>
    public static Action<SimulatedCluster> Ended(Func<SimulatedCluster, System.Threading.Tasks.Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return cluster => RequireEnded(body(cluster));
    }

    /// <summary>Throws what the task has thrown.</summary>
    /// <exception cref="BadUseException">It goes on.</exception>
    public static void RequireEnded(System.Threading.Tasks.Task? task)
    {
        if (task is not { IsCompleted: true })
        {
            throw new BadUseException(
                "the body awaits something that is no part of the simulation: nothing of the test kit needs to be awaited; where an actor answers with a task, give it to cluster.Await");
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Plays it in a scenario that is a little other than its own, without keeping a recording.</summary>
    public RunOutcome Run(Scenario scenario, CancellationToken cancelled)
    {
        try
        {
            return Play(parts with { Scenario = scenario, IsRecorded = false }, body);
        }
        catch (ClusterFailedException failure)
        {
            return failure.Data[nameof(RunOutcome)] as RunOutcome ?? RunOutcome.Of(failure.Failure);
        }
    }
}
