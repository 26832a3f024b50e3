using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using Akka.TestKit;

namespace ActorMesos.TestKit.Probes;

/// <summary>Waits for a message in virtual time.</summary>
internal static class Expectation
{
    /// <summary>How long a probe waits where a test does not say: longer than a master takes to offer anew what was refused by default.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The first message that fits, of those that have come and those that come in time. What does not fit stays for later.</summary>
    public static T Find<T>(TestProbe probe, Func<T, bool> fits, TimeSpan? within, string expected)
        where T : class
    {
        var standIn = StandIns.Of(probe);
        var limit = within ?? Patience;
        var found = -1;
        try
        {
            standIn.Cluster.RunUntil(() => (found = IndexOf(standIn, fits)) >= 0, limit, expected);
        }
        catch (ClusterFailedException failure) when (failure.Name == "waiting")
        {
            var other = standIn.Waiting.Count == 0 ? "nothing else has come" : $"what has come instead: {string.Join(", ", standIn.Waiting.Select(one => one.GetType().Name))}";
            throw new ClusterFailedException(
                failure.Failure, $"'{standIn.Node.Name}' expected {expected} within {DurationText.Write(limit)}; {other}\n\n{failure.Message}", failure.Recording, failure);
        }

        return (T)standIn.Take(found);
    }

    /// <summary>Lets virtual time pass, in which no message that fits may come.</summary>
    public static void None<T>(TestProbe probe, Func<T, bool> fits, TimeSpan during, string unwanted)
    {
        var standIn = StandIns.Of(probe);
        var cluster = standIn.Cluster;
        var found = -1;
        cluster.AdvanceUntil(during, () => (found = IndexOf(standIn, fits)) >= 0);
        if (found >= 0)
        {
            throw cluster.Failed(new RunFailure(
                ExitCode.NotLive, "test", cluster.Now, $"'{standIn.Node.Name}' got {standIn.Waiting[found].GetType().Name} and expected no {unwanted} for {DurationText.Write(during)}"));
        }
    }

    private static int IndexOf<T>(StandIn standIn, Func<T, bool> fits)
    {
        var waiting = standIn.Waiting;
        for (var i = 0; i < waiting.Count; i++)
        {
            if (waiting[i] is T message && fits(message))
            {
                return i;
            }
        }

        return -1;
    }
}
