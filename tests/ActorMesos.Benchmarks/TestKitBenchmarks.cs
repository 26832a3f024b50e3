namespace ActorMesos.Benchmarks;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Frameworks;
using ActorMesos.TestKit;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

/// <summary>
/// What a test of a whole cluster costs: five slaves and an HDFS-like service for ten virtual minutes. One is to take 150 ms at most, and 200
/// seeds with faults 15 s on two cores.
/// </summary>
[Config(typeof(Few))]
[MinColumn]
public class TestKitBenchmarks
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>Of a size that five slaves have room for, so that it serves, and its client writes and reads, for most of the time.</summary>
    private static readonly Dictionary<string, string> Small = new()
    {
        ["journal-nodes"] = "1", ["name-nodes"] = "1", ["data-nodes"] = "2", ["replication"] = "2", ["cycle"] = "1h",
    };

    private readonly ClusterBuilder _cluster = SimulatedCluster.Of(5).WithFramework("hdfs", FrameworkCatalog.Named("hdfs"), settings: Small);

    /// <summary>One test.</summary>
    [Benchmark]
    public void OneTest()
    {
        using var cluster = _cluster.Start();
        cluster.Advance(TenMinutes);
        cluster.Settle();
        if (cluster.Framework<IFrameworkPolicy>("hdfs") is not { IsHealthy: true })
        {
            throw new InvalidOperationException("the service of the benchmark does not serve");
        }
    }

    /// <summary>One test with each of 200 seeds, on all cores.</summary>
    [Benchmark]
    public void TwoHundredSeeds() => _cluster.WithRandomFaults(TenMinutes).ForSeeds(1..200, cluster => cluster.Advance(TenMinutes));

    private sealed class Few : ManualConfig
    {
        public Few() => AddJob(Job.Dry.WithWarmupCount(1).WithIterationCount(5).WithToolchain(InProcessEmitToolchain.Instance));
    }
}
