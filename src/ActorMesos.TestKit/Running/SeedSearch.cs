using System.Globalization;
using System.Text;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Shrinking;
using ActorMesos.TestKit.Own;

namespace ActorMesos.TestKit.Running;

/// <summary>Plays a body with many seeds, and shrinks the first that fails. What comes of it does not depend on how many run at once.</summary>
internal sealed class SeedSearch(ClusterParts parts, Action<SimulatedCluster> body)
{
    private readonly BodyRun _runner = new(parts, body);

    public void Search(int first, int last)
    {
        if (FirstFailing(first, last) is not { } seed)
        {
            return;
        }

        var all = parts.Of(seed);
        RefuseBadUse(all, string.Create(CultureInfo.InvariantCulture, $"seed {seed} of {first}..{last}"));
        var shrunk = new Shrinker(_runner, parts.Catalog, Environment.ProcessorCount) { KeepsCluster = true }.Shrink(all.Scenario, null, CancellationToken.None);
        var held = seed - first == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; the {seed - first} before it hold");
        var heading = string.Create(CultureInfo.InvariantCulture, $"seed {seed} of {first}..{last} fails{held}\n");
        heading += shrunk is null ? "" : Shrunk(shrunk);
        throw Again(shrunk is null ? all : all with { Scenario = shrunk.After }, heading);
    }

    private int? FirstFailing(int first, int last)
    {
        var failing = int.MaxValue;
        Workers.Share(last - first + 1, Environment.ProcessorCount, piece =>
        {
            var seed = first + piece;
            if (seed < Volatile.Read(ref failing) && Fails(seed))
            {
                Lower(ref failing, seed);
            }
        }, CancellationToken.None);
        return failing == int.MaxValue ? null : failing;
    }

    private bool Fails(int seed)
    {
        try
        {
            return _runner.Run(parts.Of(seed).Scenario, CancellationToken.None).Failure is not null;
        }
        catch (BadUseException)
        {
            return true;
        }
    }

    /// <summary>What a body asks for and cannot have is no failure of the cluster, and nothing to shrink.</summary>
    private void RefuseBadUse(ClusterParts all, string seed)
    {
        try
        {
            _runner.Run(all.Scenario, CancellationToken.None);
        }
        catch (BadUseException bad)
        {
            throw new BadUseException($"{seed}: {bad.Message}", bad.InnerException);
        }
    }

    /// <summary>Runs what is left once more, with a recording.</summary>
    private ClusterFailedException Again(ClusterParts left, string heading)
    {
        try
        {
            BodyRun.Play(left, body);
        }
        catch (ClusterFailedException failure)
        {
            return new ClusterFailedException(failure.Failure, heading + failure.Message, failure.Recording, failure.InnerException);
        }

        return new ClusterFailedException(
            new RunFailure(ExitCode.NotDeterministic, "test", TimeSpan.Zero, "it fails, and run again it holds"),
            heading + "run again, it holds: the test depends on something beside the seed, such as a static variable, the wall clock or the order of a hash table");
    }

    private static string Shrunk(ShrinkReport report)
    {
        var (before, after) = (ShrinkReport.Count(report.Before), ShrinkReport.Count(report.After));
        var none = after == 0 ? "it fails without any fault" : $"without any one of what is left, it does not fail this way";
        return before == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"shrunk from {before} faults to {after} in {report.Runs} runs: {none}\n") + Own(report);
    }

    /// <summary>What has become of the faults of the test's own, which no text of a scenario can repeat.</summary>
    private static string Own(ShrinkReport report)
    {
        var text = new StringBuilder();
        foreach (var before in report.Before.Faults.Where(fault => fault.Fault is OwnFault))
        {
            var left = report.After.Faults.FirstOrDefault(fault => fault.Fault.Kind.Name == before.Fault.Kind.Name);
            var said = left is null ? "is not needed for it"
                : left == before ? null
                : $"is now at {DurationText.Write(left.At)} for {DurationText.Write(((ConstantDuration)left.Fault.For).Value)}";
            text.Append(said is null ? "" : $"your own fault '{before.Fault.Kind.Summary}' {said}\n");
        }

        return text.ToString();
    }

    private static void Lower(ref int least, int value)
    {
        int seen;
        while (value < (seen = Volatile.Read(ref least)) && Interlocked.CompareExchange(ref least, value, seen) != seen)
        {
        }
    }
}
