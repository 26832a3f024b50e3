using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>What goes wrong in a tiny cluster: faults by kind, second and slave.</summary>
internal static class TinyHarm
{
    /// <summary>Does what is due in this second; after the last one nothing goes wrong any more, and everybody is back.</summary>
    public static void Harm<TPolicy>(this TinyCluster<TPolicy> cluster, (int Kind, int Second, int Slave)[] faults, int until)
        where TPolicy : class, IFrameworkPolicy
    {
        foreach (var (kind, _, number) in faults.Where(fault => fault.Second == (int)cluster.Seconds))
        {
            var slave = cluster.Slaves[number];
            switch (kind)
            {
                case 0:
                    cluster.CallsToLose += 1 + number;
                    break;
                case 1:
                    cluster.CrashFramework();
                    break;
                case 2:
                    cluster.FailTasks(slave, TaskState.Failed);
                    break;
                case 3 when !slave.IsAway:
                    cluster.RemoveSlave(slave);
                    break;
                case 4 when slave.IsAway:
                    slave.Return();
                    break;
                case 5:
                    slave.TakeOfferBack();
                    break;
                case 6:
                    cluster.NewsToLose += 1 + number;
                    break;
                case 7:
                    cluster.OperationsToRefuse += 1 + number;
                    break;
            }
        }

        if (cluster.Seconds > until)
        {
            (cluster.CallsToLose, cluster.NewsToLose, cluster.OperationsToRefuse) = (0, 0, 0);
            cluster.Slaves.Where(slave => slave.IsAway).ToList().ForEach(slave => slave.Return());
        }
    }
}
