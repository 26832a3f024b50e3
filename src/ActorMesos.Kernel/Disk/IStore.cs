using Akka.Actor;

namespace ActorMesos.Kernel.Disk;

/// <summary>What really keeps events and snapshots, behind the gate.</summary>
public interface IStore
{
    /// <summary>Whether anything was ever written for the id. Where not, recovery needs no query.</summary>
    bool Knows(string persistenceId);

    /// <summary>
    /// A request of Akka's journal protocol, whose receiver of answers has been set to the gate's: a write of many ids' events, answered
    /// as a whole and then event by event; a replay; a deletion. The answers may come from any thread, at any time.
    /// </summary>
    void AskJournal(object request, IActorRef answers);

    /// <summary>A request of Akka's snapshot protocol, answered once to <paramref name="answers"/>, from any thread.</summary>
    void AskSnapshots(object request, IActorRef answers);
}
