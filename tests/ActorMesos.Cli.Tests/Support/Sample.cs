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
}
