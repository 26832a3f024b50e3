using ActorMesos.Domain.Ids;

namespace ActorMesos.TestKit.Contracts;

/// <summary>What a framework leaves behind.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Uninstalls the framework, and looks until nothing of it is left.</summary>
    public static void Check(SimulatedCluster cluster, ContractRun run)
    {
        var name = run.Framework.Value;
        var id = cluster.Master.Framework(name)?.Id;
        run.Contract.Uninstall(cluster, name);
        var left = "nothing";
        try
        {
            cluster.RunUntil(() => (left = Left(cluster, run, id)) is null, Patience, $"nothing of '{name}' to be left");
        }
        catch (ClusterFailedException failure) when (failure.Name == "waiting" && left is not null)
        {
            throw new ClusterFailedException(failure.Failure, $"'{name}' was uninstalled and left {left}\n\n{failure.Message}", failure.Recording, failure.InnerException);
        }
    }

    private static string? Left(SimulatedCluster cluster, ContractRun run, FrameworkId? id)
    {
        var own = run.Plain.Scenario.Frameworks.First(framework => framework.Name == run.Framework);
        string[] roles = [own.Role, .. own.MoreRoles];
        foreach (var slave in run.Plain.Scenario.SlaveNodes().Select(slave => cluster.Slave(slave.Name.Value)))
        {
            if (slave.Tasks.FirstOrDefault(task => task.FrameworkId == id) is { } task)
            {
                return $"task '{task.Info.Id}' on {slave.Hostname}";
            }

            if (!run.Contract.KeepsReservations && slave.Checkpointed.FirstOrDefault(held => roles.Contains(held.Role)) is { } held)
            {
                return $"'{held}' on {slave.Hostname}";
            }
        }

        return cluster.Master.Tasks.FirstOrDefault(task => task.FrameworkId == id) is { } known ? $"task '{known.Info.Id}' on the master's books" : null;
    }
}
