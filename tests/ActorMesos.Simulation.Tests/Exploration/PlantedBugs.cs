using ActorMesos.Domain.Messages;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>Bugs to be found and shrunk, each with the fewest faults that show it.</summary>
internal static class PlantedBugs
{
    // Offers have a time-out: else the loss of one stops a framework for ever, as it does in Mesos, and that is all that would be found.
    private const string Hdfs = """
        duration = 6m
        master { offer-timeout = 30s }
        slaves = [ { count = 4, resources = "cpus:8;mem:16384;disk:65536" } ]
        frameworks = [ {
          name = hdfs, type = hdfs, role = hdfs, principal = hdfs-principal, failover-timeout = 1h
          settings = { name-nodes = 0, data-nodes = 3, cycles = 1, cycle = 4m, disk = 2048 }
        } ]
        expect = { always = [all], eventually = [ { name = slaves-registered, within = 10m }, { name = hdfs-done, within = 10m } ] }
        """;

    private const string Shared = """
        semantics = "1.11"
        duration = 3m
        master { offer-timeout = 30s }
        slaves = [ { count = 1, resources = "cpus:4;mem:8192;disk:16384" } ]
        frameworks = [
          { name = holder, type = batch, role = data, capabilities = [SHARED_RESOURCES], failover-timeout = 1h, settings = { tasks-per-slave = 1, duration = 1m } }
          {
            name = cleaner, type = service, role = data, principal = ops, capabilities = [SHARED_RESOURCES], failover-timeout = 1h
            settings = { count = 0, cleanup = whole-role }
          }
        ]
        operator = [
          { at = 40s, principal = ops, reserve = { slave = node-1, resources = "disk(data):1024" } }
          { at = 40s, principal = ops, create  = { slave = node-1, role = data, id = shared-1, size = 1024, shared = true } }
        ]
        expect = { always = [all], eventually = [ { name = frameworks-healthy, within = 1m } ] }
        """;

    private const string Crash1 = "{ at = 1m, crash = { slave = node-1, for = 5s } }";
    private const string Crash2 = "{ at = 1m, crash = { slave = node-2, for = 5s } }";
    private const string Master = "{ at = 50s, master-failover = { for = 5s } }";
    private const string Power = "{ at = 30s, power-cycle = { for = 5s } }";
    private const string Pause = "{ at = 40s, pause = { node = node-3, for = 1s } }";
    private const string Clog = "{ at = 45s, clog = { node = node-3, for = 1s } }";
    private const string Skew = "{ at = 20s, clock-skew = { node = node-3, by = 1s, for = 1s } }";
    private const string Hdfs1 = "{ at = 1m, crash = { node = hdfs, for = 5s } }";

    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("slaves cannot register again", Hdfs, "crash, pause", 2, Crash1) { Install = PlantedMessages.Unsent<ReregisterSlave>() },
        new("no offers after a slave and the master crashed", Hdfs, "crash, master-failover", 48, Crash1, Master)
        {
            Install = PlantedMessages.Unsent<ResourceOffers>(history => history.Slaves.Count > 0 && history.HasLeaderCrashed),
        },
        new("no offers after a pause, a clog and a wrong clock", Hdfs, "pause, clog, clock-skew", 1, Pause, Clog, Skew)
        {
            Install = PlantedMessages.Unsent<ResourceOffers>(history => history.Imposed.Count > 2),
        },
        new("no tasks killed after two slaves, the master and the power", Hdfs, "crash, master-failover, power-cycle", 291, Power, Master, Crash1, Crash2)
        {
            Install = PlantedMessages.Unsent<KillTaskOnSlave>(history => history.Slaves.Count > 1 && history.HasLeaderCrashed && history.HasPowerCycled),
        },
        new("slaves that are back forget their volumes", Hdfs, "crash, pause", 2, Master) { Install = PlantedMessages.ForgetVolumes },
        new("slaves acknowledge before they persist", Hdfs, "power-cycle, crash", 1, Power) { Install = PlantedMessages.AcknowledgeEarly },
        new("the failover timeout is forgotten", Hdfs, "crash, pause", 7, Hdfs1) { Replan = PlantedRules.NoFailoverTimeout },
        new("slaves do not send updates again", Hdfs, "drop, partition", 10, "{ at = 4m, drop = { message = StatusUpdate, to = master, for = 20s } }")
        {
            Replan = PlantedRules.NothingIsRetried,
        },
        new("slaves keep silent about tasks they do not know", Hdfs, "drop, partition", 36, "{ at = 0s, drop = { message = RunTask, for = 20s } }")
        {
            Replan = PlantedRules.UnknownTasksAreNotTold,
        },
        new("the master forgets to rescind on DESTROY", Shared, "pause", 330, "{ at = 20s, pause = { node = cleaner, for = 1m } }")
        {
            Replan = PlantedRules.NothingIsRescinded,
        },
        new("the framework kills once", Hdfs, "drop, partition", 380, "{ at = 4m, drop = { message = KillTask, for = 20s } }") { Replan = PlantedPolicies.KillsOnce },
        new("the framework ignores reconciliation", Hdfs, "crash, partition, framework-failover", 380,
            "{ at = 242s, crash = { node = hdfs, for = 5s } }")
        {
            Replan = PlantedPolicies.IgnoresReconciliation,
        },
    ];
}
