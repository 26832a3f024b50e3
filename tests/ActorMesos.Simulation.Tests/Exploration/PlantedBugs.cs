namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>Bugs to be found and shrunk, each with the fewest faults that show it.</summary>
internal static class PlantedBugs
{
    private const string Crash1 = "{ at = 1m, crash = { slave = node-1, for = 5s } }";
    private const string Crash2 = "{ at = 1m, crash = { slave = node-2, for = 5s } }";
    private const string Master = "{ at = 50s, master-failover = { for = 5s } }";
    private const string Power = "{ at = 30s, power-cycle = { for = 5s } }";
    private const string Pause = "{ at = 40s, pause = { node = node-3, for = 1s } }";
    private const string Clog = "{ at = 45s, clog = { node = node-3, for = 1s } }";
    private const string Skew = "{ at = 20s, clock-skew = { node = node-3, by = 1s, for = 1s } }";

    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("the reregistration of slaves is lost", "crash", 3, [Crash1], "ReregisterSlave"),
        new("the reregistration of frameworks is lost", "framework-failover, master-failover", 3, [Master], "ReregisterFramework"),
        new("the answer to slaves that are back is lost", "crash", 3, [Crash1], "SlaveReregistered"),
        new("no offers once a framework has crashed", "crash", 3, ["{ at = 1m, crash = { node = hdfs, for = 5s } }"], "ResourceOffers", history => history.HasFrameworkCrashed),
        new("no checkpoints once a slave has crashed", "crash, pause", 10, [Crash1], "CheckpointResources", history => history.Slaves.Count > 0),
        new("no offers after a slave and the master crashed", "crash, master-failover", 48, [Crash1, Master], "ResourceOffers", history => history.Slaves.Count > 0 && history.HasLeaderCrashed),
        new("no tasks killed after two slaves crashed", "crash", 10, [Crash1, Crash2], "KillTaskOnSlave", history => history.Slaves.Count > 1),
        new("no offers once a slave crashes after a power cycle", "crash, power-cycle", 17, [Power, Crash1], "ResourceOffers", history => history.HasSlaveCrashedAfterPower),
        new("no news once two slaves were down at once", "crash", 44, [Crash1, Crash2], "StatusUpdate", history => history.DownAtOnce > 1),
        new("no offers after a pause, a clog and a wrong clock", "pause, clog, clock-skew", 1, [Pause, Clog, Skew], "ResourceOffers", history => history.Imposed.Count > 2),
        new("no tasks killed after two slaves, the master and the power", "crash, master-failover, power-cycle", 291, [Power, Master, Crash1, Crash2], "KillTaskOnSlave",
            history => history.Slaves.Count > 1 && history.HasLeaderCrashed && history.HasPowerCycled),
        new("slaves that are back forget their volumes", "crash, pause", 2, [Master]) { Install = PlantedParts.ForgetVolumes },
        new("slaves that are back forget their tasks", "crash, pause", 2, [Master]) { Install = PlantedParts.ForgetTasks },
        new("slaves acknowledge before they persist", "power-cycle, crash", 1, [Power]) { Install = PlantedParts.AcknowledgeEarly },
        new("the failover timeout is forgotten", "crash, pause", 7, ["{ at = 1m, crash = { node = hdfs, for = 5s } }"]) { Replan = PlantedParts.WithoutFailover },
    ];
}
