using ActorMesos.Domain.Messages;
using ActorMesos.TestKit.Probes;
using Akka.TestKit;

namespace ActorMesos.TestKit;

/// <summary>
/// What any probe of a cluster may expect and say. Each expectation lets virtual time pass until the message is there or the limit is reached,
/// looks past messages of other kinds, and leaves them for later. Akka's own <c>ExpectMsg</c> waits in real time for what can only come in
/// virtual time.
/// </summary>
public static class ProbeExpectations
{
    /// <summary>Expects a message of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="probe">The probe.</param>
    /// <param name="fits">Which of them; null for the first.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    public static T ExpectMessage<T>(this TestProbe probe, Func<T, bool>? fits = null, TimeSpan? within = null)
        where T : class => Expectation.Find(probe, fits ?? (static _ => true), within, typeof(T).Name);

    /// <summary>Expects no message of a type while so much virtual time passes, and none that has come already.</summary>
    /// <typeparam name="T">The type; <see cref="object"/> for every message.</typeparam>
    /// <param name="probe">The probe.</param>
    /// <param name="during">For how long.</param>
    /// <param name="fits">Which of them; null for all.</param>
    public static void ExpectNo<T>(this TestProbe probe, TimeSpan during, Func<T, bool>? fits = null)
        where T : class => Expectation.None(probe, fits ?? (static _ => true), during, typeof(T) == typeof(object) ? "message" : typeof(T).Name);

    /// <summary>Sends a message as the node that the probe stands in for.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="to">The name of the receiving node.</param>
    /// <param name="message">The message.</param>
    public static void Send(this TestProbe probe, string to, IProtocolMessage message)
    {
        var standIn = StandIns.Of(probe);
        standIn.Send(standIn.Cluster.NodeNamed(to), message);
    }

    /// <summary>What the node has heard and said so far, a line each.</summary>
    public static string Conversation(this TestProbe probe) => StandIns.Of(probe).Conversation();
}
