using ActorMesos.Domain.Frameworks;
using ActorMesos.Frameworks;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Contracts;

/// <summary>
/// Every framework that is shipped keeps the contract, from its first subscription until it has given back all that it had, in the smallest
/// size that does all it can. Of the hundreds of places at which something may go wrong, each rule tries a sample spread over the whole life.
/// </summary>
public sealed class ShippedContractSpecs
{
    private static readonly (string Name, string Value)[] Service = [("count", "2"), ("targets", "20s:3, 40s:2"), ("uninstall-at", "1m")];

    private static readonly (string Name, string Value)[] Hdfs =
    [
        ("data-nodes", "2"), ("replication", "2"), ("journal-nodes", "1"), ("name-nodes", "2"), ("cycles", "1"), ("cycle", "20s"), ("recovery-timeout", "5m"),
    ];

    private static readonly (string Name, string Value)[] Cassandra =
    [
        ("nodes", "2"), ("replication-factor", "2"), ("targets", "40s:3, 80s:2"), ("uninstall-at", "2m"),
    ];

    private static readonly IReadOnlyList<Shipped> All =
    [
        new("walk", "walk", [], Slaves: 1) { KeepsReservations = true },
        new("batch", "batch", [("duration", "5s"), ("tasks-per-slave", "2")], Slaves: 2),
        new("batch of arrivals", "batch", [("duration", "5s"), ("tasks", "4"), ("arrivals", "3s")], Slaves: 2),
        new("service", "service", Service, Slaves: 3),
        new("service in 1.11", "service", Service, Slaves: 3) { Semantics = "1.11" },
        new("hdfs", "hdfs", Hdfs, Slaves: 6),
        new("hdfs in 1.11", "hdfs", Hdfs, Slaves: 6) { Semantics = "1.11" },
        new("cassandra", "cassandra", Cassandra, Slaves: 3),
        new("cassandra client", "cassandra-client", [("nodes", "1"), ("replication-factor", "1")], Slaves: 2)
        {
            EndsByOperator = true,
            Beside = ("cassandra", [("nodes", "1"), ("replication-factor", "1")]),
        },
    ];

    public static TheoryData<string, string> Sampled
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (framework, rule) in All.SelectMany(framework => FrameworkContract.Rules.Select(rule => (framework.Name, rule))))
            {
                all.Add(framework, rule);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sampled))]
    public void is_kept_in_a_sample_of_places(string framework, string rule) => new Contract(All.First(shipped => shipped.Name == framework)).Verify(rule);

    private sealed record Shipped(string Name, string Type, IReadOnlyList<(string Name, string Value)> Settings, int Slaves)
    {
        /// <summary>Whether it serves for ever, so that its end is a teardown by an operator.</summary>
        public bool EndsByOperator { get; init; }

        /// <summary>The framework that it cannot do without.</summary>
        public (string Type, (string Name, string Value)[] Settings)? Beside { get; init; }

        public string Semantics { get; init; } = "0.23";

        /// <summary>Whether it ends, on purpose, without having given back what it reserved.</summary>
        public bool KeepsReservations { get; init; }
    }

    private sealed class Contract(Shipped shipped) : FrameworkContract
    {
        protected override ClusterBuilder Cluster
        {
            get
            {
                var cluster = With(SimulatedCluster.Of(shipped.Slaves).WithSemantics(shipped.Semantics), shipped.Type, shipped.Settings);
                return shipped.Beside is var (type, settings) ? With(cluster, type, settings) : cluster;
            }
        }

        protected override string? Framework => shipped.Type;

        protected override int PlacesMost => 12;

        protected override bool KeepsReservations => shipped.KeepsReservations;

        private static ClusterBuilder With(ClusterBuilder cluster, string type, IEnumerable<(string Name, string Value)> settings) =>
            cluster.WithFramework(type, FrameworkCatalog.Named(type), settings: settings.ToDictionary(setting => setting.Name, setting => setting.Value));

        protected override bool IsReached(SimulatedCluster cluster, string framework) =>
            cluster.Framework<IFrameworkPolicy>(framework) is { } policy && (shipped.EndsByOperator ? policy.IsHealthy : policy.IsDone);

        protected override void Uninstall(SimulatedCluster cluster, string framework)
        {
            if (shipped.EndsByOperator)
            {
                cluster.Advance(Minutes(1));
                cluster.Operate(new Domain.Operators.TeardownByOperator(cluster.Master.Framework(framework)!.Id));
            }
        }
    }
}
