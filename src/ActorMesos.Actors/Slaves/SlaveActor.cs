using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Actors.Slaves;

/// <summary>One slave: a sharded, event-sourced shell round <see cref="Slave"/>. It persists, applies, then sends.</summary>
public sealed class SlaveActor : UntypedPersistentActor
{
    private readonly INode _node;
    private readonly SlaveSettings _settings;
    private readonly int _snapshotEvery;
    private readonly LeaderWatch _master;
    private readonly IHost? _host;
    private readonly SlaveRules _rules;
    private SlaveState _slave;
    private Decision _pending = Decision.Nothing;
    private int _unapplied;

    /// <summary>Starts a slave, or starts it again after a crash.</summary>
    /// <param name="info">What it is and has, from its configuration.</param>
    /// <param name="settings">Its constants.</param>
    /// <param name="snapshotEvery">After how many events its state is saved whole.</param>
    /// <param name="leadership">How it finds the master that leads.</param>
    /// <param name="node">Its place in the world.</param>
    /// <param name="host">What is on its host; null where no task runs a program.</param>
    /// <param name="rules">What decides for it; null for <see cref="Slave.Decide"/>.</param>
    public SlaveActor(
        SlaveInfo info, SlaveSettings settings, int snapshotEvery, LeadershipSettings leadership, INode node, IHost? host = null, SlaveRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        _slave = Slave.New(info, settings);
        _settings = settings;
        _snapshotEvery = snapshotEvery;
        _node = node;
        _host = host;
        _rules = rules ?? Slave.Decide;
        PersistenceId = IdOf(info.Node.Value);
        node.Up(Self);
        _master = new LeaderWatch(leadership, node, Context);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <summary>The id under which the slave of that address keeps its events.</summary>
    public static string IdOf(string node) => $"slave-{node}";

    /// <summary>How to make one.</summary>
    public static Props Props(
        SlaveInfo info, SlaveSettings settings, int snapshotEvery, LeadershipSettings leadership, INode node, IHost? host = null, SlaveRules? rules = null) =>
        Akka.Actor.Props.CreateBy(new Producer(info, settings, snapshotEvery, leadership, node, host, rules));

    /// <summary>A slave answers pings even while it recovers or persists; everything else waits its turn.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        if (message is Ping { Connected: true } && IsBusy)
        {
            _master.Send(new Pong(_slave.Info.Node));
            return true;
        }

        if (ReferenceEquals(message, GetSlave.AtOnce) && IsRecoveryFinished)
        {
            Sender.Tell(_slave);
            return true;
        }

        return base.AroundReceive(receive, message);
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case not null when _master.Takes(message, out var changed):
                if (changed)
                {
                    Carry(_rules(_slave, new MasterDetected(_node.Draw()), _settings, _node.Now));
                }

                break;
            case FrameworkToExecutor data when _slave.IsRegistered && _host?.Delivers(data) == true:
                break;
            case IProtocolMessage command:
                Carry(_rules(_slave, command, _settings, _node.Now));
                break;
            case RegistrationDue due:
                Carry(_rules(_slave, due with { Draw = _node.Draw() }, _settings, _node.Now));
                break;
            case ISlaveTick tick:
                Carry(_rules(_slave, tick, _settings, _node.Now));
                break;
            case GetSlave:
                Sender.Tell(_slave);
                break;
            case SaveSnapshotSuccess saved:
                DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1));
                break;
            case DeleteSnapshotsSuccess:
                break;
            case SaveSnapshotFailure or DeleteSnapshotsFailure:
                // The events are there: recovery takes longer, nothing is lost.
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: SlaveState saved }:
                _slave = saved;
                break;
            case SlaveEvent happened:
                _slave = Slave.Apply(_slave, happened);
                break;
            case RecoveryCompleted:
                if (LastSequenceNr > 0 || !_slave.Checkpointed.IsEmpty)
                {
                    _node.Report(new SlaveRecovered(_slave.Checkpointed, _slave.Contents, [.. _slave.Tasks.Select(task => task.Info.Id)]));
                }

                if (_settings.Boot == SlaveBoot.SameHost)
                {
                    _host?.Became(_slave, hasRecovered: true);
                }

                Carry(Slave.Started(_slave, _settings, _node.Now));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        _node.Report(new SlaveDiskFailed(_slave.Info.Node, cause.Message));

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        // As in Mesos: a slave that cannot checkpoint aborts.
        _node.Report(new SlaveDiskFailed(_slave.Info.Node, cause.Message));
        Context.Stop(Self);
    }

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null) =>
        _node.Report(new SlaveDiskFailed(_slave.Info.Node, reason.Message));

    private bool IsBusy => !IsRecoveryFinished || _unapplied > 0;

    private void Carry(Decision decision)
    {
        var durable = 0;
        foreach (var happened in decision.Events)
        {
            durable += happened.IsDurable ? 1 : 0;
        }

        if (durable == 0)
        {
            Apply(decision);
            Perform(decision);
            return;
        }

        _pending = decision;
        _unapplied = durable;
        PersistAll(durable == decision.Events.Count ? decision.Events : decision.Events.Where(one => one.IsDurable), Persisted);
    }

    private void Persisted(IEvent happened)
    {
        if (--_unapplied > 0)
        {
            return;
        }

        var decision = _pending;
        _pending = Decision.Nothing;
        Apply(decision);
        Perform(decision);
        if (LastSequenceNr / _snapshotEvery != (LastSequenceNr - decision.Events.Count(one => one.IsDurable)) / _snapshotEvery)
        {
            SaveSnapshot(Slave.Durable(_slave));
        }
    }

    private void Apply(Decision decision)
    {
        var before = _slave;
        foreach (var happened in decision.Events)
        {
            _slave = Slave.Apply(_slave, happened);
            if (happened is not SlavePinged)
            {
                _node.Report(happened);
            }
        }

        if (_host is not null && (before.Tasks != _slave.Tasks || before.Contents != _slave.Contents || !ReferenceEquals(before.Checkpointed, _slave.Checkpointed)))
        {
            _host.Became(_slave, hasRecovered: false);
        }
    }

    private void Perform(Decision decision)
    {
        foreach (var (_, message) in decision.Sends)
        {
            _master.Send(message);
        }

        foreach (var (after, tick) in decision.Reminders)
        {
            Context.System.Scheduler.ScheduleTellOnce(after, Self, tick, Self);
        }
    }

    private sealed class Producer(
        SlaveInfo info, SlaveSettings settings, int snapshotEvery, LeadershipSettings leadership, INode node, IHost? host, SlaveRules? rules) : IIndirectActorProducer
    {
        public Type ActorType => typeof(SlaveActor);

        public ActorBase Produce() => new SlaveActor(info, settings, snapshotEvery, leadership, node, host, rules);

        public void Release(ActorBase actor)
        {
        }
    }
}
