namespace ActorMesos.Benchmarks;

using ActorMesos.Domain.Resources;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

/// <summary>
/// The algebra on what a usual slave has: a dozen entries, reserved and not, with volumes. Each is to take a microsecond at most; on a
/// machine with other work the least of the times is the one to look at.
/// </summary>
[Config(typeof(Short))]
[MemoryDiagnoser]
[MinColumn]
public class ResourcesBenchmarks
{
    private readonly Resources _slave = Make(16, 65_536, 1_000_000);
    private readonly Resources _offer = Make(8, 32_768, 500_000);
    private readonly Resources _task = Resources.Of(
        Resource.Scalar("cpus", Scalar.FromWhole(1)), Resource.Scalar("mem", Scalar.FromWhole(128)), Volume("v1"));

    private readonly Resource _cpus = Resource.Scalar("cpus", Scalar.FromWhole(1));

    /// <summary>A dozen and a dozen, all of which merge but for the volumes.</summary>
    [Benchmark]
    public Resources AddTwelve() => _slave + _offer;

    /// <summary>A dozen from a dozen.</summary>
    [Benchmark]
    public Resources SubtractTwelve() => _slave - _offer;

    /// <summary>A dozen in a dozen.</summary>
    [Benchmark]
    public bool ContainsTwelve() => _slave.Contains(_offer);

    /// <summary>A task's three.</summary>
    [Benchmark]
    public Resources AddTask() => _slave + _task;

    /// <summary>A task's three.</summary>
    [Benchmark]
    public Resources SubtractTask() => _slave - _task;

    /// <summary>A task's three.</summary>
    [Benchmark]
    public bool ContainsTask() => _slave.Contains(_task);

    /// <summary>One entry.</summary>
    [Benchmark]
    public Resources AddOne() => _slave + _cpus;

    /// <summary>One entry.</summary>
    [Benchmark]
    public Resources SubtractOne() => _slave - _cpus;

    /// <summary>One entry.</summary>
    [Benchmark]
    public bool ContainsOne() => _slave.Contains(_cpus);

    /// <summary>In this process: a project that is generated and built elsewhere would not know the settings of this one.</summary>
    private sealed class Short : ManualConfig
    {
        public Short() => AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance));
    }

    private static Resources Make(int cpus, int mem, int disk)
    {
        Resource Part(string name, int amount) => Resource.Scalar(name, Scalar.FromWhole(amount));
        return Resources.Of(
            Part("cpus", cpus), Part("mem", mem), Part("disk", disk),
            Resource.Ranges("ports", RangesValue.Of(new ValueRange(31_000, 31_000 + (ulong)cpus))),
            Part("cpus", cpus).WithDynamicReservation("hdfs", "hdfs-principal"),
            Part("mem", mem).WithDynamicReservation("hdfs", "hdfs-principal"),
            Part("disk", disk).WithDynamicReservation("hdfs", "hdfs-principal"),
            Resource.Scalar("cpus", Scalar.FromWhole(cpus), "cassandra"),
            Resource.Scalar("disk", Scalar.FromWhole(disk), "cassandra"),
            Volume("v1"), Volume("v2"), Volume("v3"));
    }

    private static Resource Volume(string id) => Resource.Scalar("disk", Scalar.FromWhole(2048))
        .WithDynamicReservation("hdfs", "hdfs-principal").WithVolume(id, "data", principal: "hdfs-principal");
}
