using System.CommandLine;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>bench NAME</c>: one benchmark, as one JSON line on standard output.</summary>
internal static class BenchVerb
{
    public static Command Create() => new("bench", "Runs a benchmark and prints its figures as one JSON line.")
    {
        Benchmarks.OffersBenchmark.Create(),
        Benchmarks.AllocatorBenchmark.Create(),
        Benchmarks.JournalBenchmark.Create(),
        Benchmarks.ExploreBenchmark.Create(),
        Benchmarks.BenchOption.Quiet,
        Benchmarks.HdfsBenchmark.Create(),
        Benchmarks.ServeBenchmark.Create(),
    };
}
