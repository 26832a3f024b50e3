using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.TestKit.Running;
using Akka.TestKit;

namespace ActorMesos.TestKit.Probes;

/// <summary>Waits for a message in virtual time.</summary>
internal static class Expectation
{
    /// <summary>How long a probe waits where a test does not say: longer than a master takes to offer anew what was refused by default.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often a question is asked: a master drops what comes before it has read its registry.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>The first message that fits, of those that have come and those that come in time. What does not fit stays for later.</summary>
    public static T Find<T>(TestProbe probe, Func<T, bool> fits, TimeSpan? within, string expected)
        where T : class
    {
        var limit = VirtualSpan.Checked(within ?? Patience, "the limit");
        return Find(StandIns.Of(probe), fits, limit, limit, expected);
    }

    /// <summary>The same, for the answer to a question that is asked again and again until it comes.</summary>
    public static T FindAnswer<T>(TestProbe probe, Func<T, bool> fits, TimeSpan? within, string expected, Action ask)
        where T : class
    {
        var (standIn, limit) = (StandIns.Of(probe), VirtualSpan.Checked(within ?? Patience, "the limit"));
        var cluster = standIn.Cluster;
        var last = cluster.Now + limit;
        while (IndexOf(standIn, fits) < 0 && cluster.Now < last)
        {
            ask();
            cluster.AdvanceUntil(last - cluster.Now < AskEvery ? last - cluster.Now : AskEvery, () => IndexOf(standIn, fits) >= 0);
        }

        return Find(standIn, fits, TimeSpan.Zero, limit, expected);
    }

    /// <summary>Lets virtual time pass, in which no message that fits may come.</summary>
    public static void None<T>(TestProbe probe, Func<T, bool> fits, TimeSpan during, string unwanted)
    {
        VirtualSpan.Checked(during, "the time in which nothing is expected");
        var standIn = StandIns.Of(probe);
        var cluster = standIn.Cluster;
        var found = -1;
        cluster.AdvanceUntil(during, () => (found = IndexOf(standIn, fits)) >= 0);
        if (found >= 0)
        {
            throw cluster.Failed(new RunFailure(
                ExitCode.NotLive, "test", cluster.Now, $"'{standIn.Node.Name}' got {Words(standIn.Waiting[found])} and expected no {unwanted} for {DurationText.Write(during)}"));
        }
    }

    private static T Find<T>(StandIn standIn, Func<T, bool> fits, TimeSpan within, TimeSpan limit, string expected)
        where T : class
    {
        var (cluster, found) = (standIn.Cluster, -1);
        if (cluster.Wait(() => (found = IndexOf(standIn, fits)) >= 0, within) is not { } end)
        {
            return (T)standIn.Take(found);
        }

        var other = standIn.Waiting.Count == 0 ? "nothing else has come" : $"what has come instead: {string.Join(", ", standIn.Waiting.Select(Words))}";
        var idle = end == WaitEnd.Idle ? $"nothing left to happen; waiting for {expected}; " : "";
        throw cluster.Failed(new RunFailure(
            ExitCode.NotLive, "waiting", cluster.Now, $"'{standIn.Node.Name}' expected {expected} within {DurationText.Write(limit)}; {idle}{other}"));
    }

    private static string Words(object message) => message is StatusUpdate { Status: var status } ? $"StatusUpdate {status.State} of '{status.TaskId}'" : message.GetType().Name;

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
