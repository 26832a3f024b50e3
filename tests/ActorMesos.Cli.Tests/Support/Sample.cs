namespace ActorMesos.Cli.Tests.Support;

/// <summary>A scenario that takes little time: one slave, and the walk through the life of a volume.</summary>
internal static class Sample
{
    public const string Walk = """
        scenario {
          name = "a short walk"
          seed = 3
          duration = 5s
          slaves = [ { resources = "disk:2048" } ]
          frameworks = [ { name = walk, type = walk, role = hdfs, principal = hdfs-principal, failover-timeout = 1h } ]
          master = { min-allocatable-resources = "disk:32" }
          expect = { always = [all], eventually = [ { name = walk-done, within = 1m } ], reached = [volume-created] }
        }
        """;

    /// <summary>The same with a framework that is given up at once when its process ends, and can never be done then.</summary>
    public static readonly string Fragile = Walk
        .Replace("failover-timeout = 1h", "failover-timeout = 0s", StringComparison.Ordinal)
        .Replace("expect =", "explore = { kinds = [framework-failover, pause], for-least = 1s, for-most = 3s }, expect =", StringComparison.Ordinal);
}
