using ActorMesos.Domain.Messages;
using Akka.Actor;
using Akka.Persistence;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace ActorMesos.Actors.Tests.Support;

/// <summary>One actor alone: its journal is in memory, its timers move when the spec says so.</summary>
public abstract class ActorSpecs : TestKit
{
    private const string Configuration = """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.persistence.journal.plugin = "gated"
        akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        gated {
          class = "ActorMesos.Actors.Tests.Support.GatedMemory, ActorMesos.Actors.Tests"
          plugin-dispatcher = "akka.actor.default-dispatcher"
        }
        """;

    protected ActorSpecs()
        : base(Configuration)
    {
    }

    internal TestProbe Sends => field ??= CreateTestProbe();

    internal TestProbe Reports => field ??= CreateTestProbe();

    internal WriteGate Gate => WriteGate.Of(Sys);

    internal TestScheduler Timers => (TestScheduler)Sys.Scheduler;

    internal FakeNode Node(string name) => new(name, Sys.Scheduler, Sends, Reports);

    /// <summary>The next message that is sent to a node, whatever lies before it.</summary>
    internal T NextTo<T>(string node)
        where T : IProtocolMessage => (T)Sends.FishForMessage<Sent>(sent => sent.To == node && sent.Message is T).Message;

    /// <summary>The next message of all must be this one.</summary>
    internal T Next<T>()
        where T : IProtocolMessage => Sends.ExpectMsg<Sent>().Message.ShouldBeOfType<T>();

    /// <summary>Waits until a write has reached the gate.</summary>
    internal void WaitForWrite() => AwaitCondition(() => Gate.Knocked);

    /// <summary>Ends an actor as a crash would, and waits until it is gone.</summary>
    internal void End(IActorRef actor)
    {
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
    }

    /// <summary>The number of the last event that the latest snapshot of an id holds; 0 without a snapshot.</summary>
    internal long SnapshotOf(string persistenceId)
    {
        var store = Persistence.Instance.Apply(Sys).SnapshotStoreFor(null);
        store.Tell(new LoadSnapshot(persistenceId, SnapshotSelectionCriteria.Latest, long.MaxValue), TestActor);
        return ExpectMsg<LoadSnapshotResult>().Snapshot?.Metadata.SequenceNr ?? 0;
    }
}
