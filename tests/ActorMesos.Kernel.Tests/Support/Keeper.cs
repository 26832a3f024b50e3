using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>A persistent actor that keeps texts, seen from outside: what it was told to do, and what it noted.</summary>
internal sealed class Keeper
{
    private readonly KernelSystem _world;
    private readonly Recovery _recovery;

    public Keeper(KernelSystem world, string id, bool recovers, Recovery? recovery = null)
    {
        _world = world;
        Id = id;
        _recovery = recovery ?? new Recovery();
        Restart();
        if (recovers)
        {
            world.Loop.RunUntil(TimeSpan.MaxValue, () => Notes.Count > 0);
            Notes.Clear();
        }
    }

    public string Id { get; }

    public IActorRef Ref { get; private set; } = ActorRefs.Nobody;

    /// <summary>What it noted.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>When it noted each.</summary>
    public List<TimeSpan> Times { get; } = [];

    public void Do(Action<Shell> work)
    {
        Ref.Tell(work);
        _world.Loop.DrainReady();
    }

    public void Keep(params string[] events) =>
        Do(actor => actor.PersistAll(events, kept => Note($"kept {kept} #{actor.LastSequenceNr}")));

    /// <summary>The process ends without warning.</summary>
    public void Crash(bool written)
    {
        _world.Bugs.Expect(Ref);
        ((IInternalActorRef)Ref).Stop();
        _world.Disk.Crash(Id, written);
        _world.Loop.DrainReady();
    }

    /// <summary>The actor starts again.</summary>
    public void Restart() => Ref = _world.System.ActorOf(Props.Create<Shell>(this, _recovery));

    private void Note(string text)
    {
        Notes.Add(text);
        Times.Add(_world.Now);
    }

    /// <summary>The actor itself.</summary>
    internal sealed class Shell : UntypedPersistentActor
    {
        private readonly Keeper _keeper;

        public Shell(Keeper keeper, Recovery recovery)
        {
            _keeper = keeper;
            Recovery = recovery;
        }

        public override string PersistenceId => _keeper.Id;

        public override Recovery Recovery { get; }

        public void Note(string text) => _keeper.Note(text);

        protected override void OnCommand(object message)
        {
            switch (message)
            {
                case Action<Shell> work:
                    work(this);
                    break;
                default:
                    Note(message.GetType().Name);
                    break;
            }
        }

        protected override void OnRecover(object message) => Note(message switch
        {
            SnapshotOffer offer => $"offered {offer.Snapshot} #{offer.Metadata.SequenceNr}",
            RecoveryCompleted => $"recovered #{LastSequenceNr}",
            _ => $"replayed {message}",
        });

        protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Note($"failed {@event}");

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Note($"rejected {@event}");

        protected override void OnRecoveryFailure(Exception reason, object? message = null) => Note("not recovered");
    }
}
