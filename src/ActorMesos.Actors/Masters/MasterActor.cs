using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Actors.Masters;

/// <summary>
/// One master: a shell round <see cref="Master"/>, which decides everything. Its registrar keeps what must survive it. Where there are
/// several, it stands by until it is elected, and its process ends when it loses the lead, as Mesos's does.
/// </summary>
public sealed class MasterActor : UntypedActor
{
    private readonly INode _node;
    private readonly MasterSettings _settings;
    private readonly LeadershipSettings _leadership;
    private readonly int _snapshotEvery;
    private readonly List<RegistryEvent> _waiting = [];
    private IActorRef _registrar = ActorRefs.Nobody;
    private Candidacy? _candidacy;
    private Master? _master;
    private Instant? _timer;
    private bool _isPersisting;
    private int _reign;
    private long _dropped;

    /// <summary>Starts a master; it serves once it leads and its registry has been read.</summary>
    public MasterActor(MasterSettings settings, LeadershipSettings leadership, int snapshotEvery, INode node)
    {
        ArgumentNullException.ThrowIfNull(leadership);
        ArgumentNullException.ThrowIfNull(node);
        _settings = settings;
        _leadership = leadership;
        _snapshotEvery = snapshotEvery;
        _node = node;
        Begin();
    }

    /// <summary>How to make one.</summary>
    public static Props Props(MasterSettings settings, LeadershipSettings leadership, int snapshotEvery, INode node) =>
        Akka.Actor.Props.Create(() => new MasterActor(settings, leadership, snapshotEvery, node));

    private bool Leads => !_registrar.IsNobody();

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RegistryRecovered recovered when Sender.Equals(_registrar):
                _master = new Master(recovered.MasterId, _settings, recovered.Registry, _node.Now, _dropped);
                Perform(_master);
                break;
            case RegistryUpdated updated when Sender.Equals(_registrar):
                _isPersisting = false;
                _master!.Persisted(updated.Changes, _node.Now);
                Perform(_master);
                break;
            case RegistryRecovered or RegistryUpdated:
                // Of a reign that is over.
                break;
            case not null when _candidacy is not null && _candidacy.Takes(message, out var isOver):
                Contended(isOver);
                break;
            case OperatorCall call when _master is null:
                _node.Send(call.From, NotServing(call));
                break;
            case IProtocolMessage when _master is null:
                // Mesos drops what comes before the registry is recovered, and a master that stands by drops all; whoever sent it tries again.
                _dropped++;
                break;
            case IProtocolMessage protocol when _master!.Receive(protocol, _node.Now):
                Perform(_master);
                break;
            case Wake wake:
                Woken(wake);
                break;
            case RestartDue:
                Begin();
                break;
            case GetMetrics when _master is { } metered:
                Sender.Tell(metered.Metrics(_node.Now));
                break;
            case GetMetrics:
                Sender.Tell(Leads ? MasterNotReady.Instance : (object)MasterStandsBy.Instance);
                break;
            case GetMaster:
                Sender.Tell(_master ?? (Leads ? MasterNotReady.Instance : (object)MasterStandsBy.Instance));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private static OperatorAnswer NotServing(OperatorCall call) => new(
        call.Number, OperatorStatus.ServiceUnavailable, new("master-serves", "this master does not lead, or has not read its registry; ask again later"));

    private void Begin()
    {
        _node.Up(Self);
        if (_leadership.IsAlone)
        {
            Lead();
        }
        else
        {
            _candidacy = new Candidacy(_leadership, _node, Context);
        }
    }

    private void Lead()
    {
        var (node, snapshotEvery) = (_node, _snapshotEvery);
        _registrar = Context.ActorOf(Akka.Actor.Props.Create(() => new RegistrarActor(node, snapshotEvery)), $"registrar-{_reign}");
    }

    private void Contended(bool isOver)
    {
        if (isOver)
        {
            StepDown();
        }
        else if (_candidacy!.Leads && !Leads)
        {
            Lead();
        }
    }

    private void StepDown()
    {
        _node.Report(new MasterSteppedDown(_node.Name));
        End();
    }

    /// <summary>Whatever supervises the process starts it again, as a master that stands by.</summary>
    private void End()
    {
        if (Leads)
        {
            Context.Stop(_registrar);
        }

        (_registrar, _master, _candidacy, _timer, _isPersisting) = (ActorRefs.Nobody, null, null, null, false);
        _waiting.Clear();
        _dropped = 0;
        _reign++;
        _node.Down();
        Context.System.Scheduler.ScheduleTellOnce(_leadership.RestartDelay, Self, RestartDue.Instance, Self);
    }

    private void Woken(Wake wake)
    {
        if (wake.Reign == _reign && _master is { } master)
        {
            _timer = null;
            master.Wake(_node.Now);
            Perform(master);
        }
    }

    private void Perform(Master master)
    {
        var outbox = master.Outbox;
        foreach (var report in outbox.Reports)
        {
            _node.Report(report);
        }

        if (outbox.IsEnd)
        {
            End();
            return;
        }

        foreach (var (to, message) in outbox.Sends)
        {
            _node.Send(to, message);
        }

        _waiting.AddRange(outbox.Changes);
        outbox.Clear();
        if (_waiting.Count > 0 && !_isPersisting)
        {
            _isPersisting = true;
            _registrar.Tell(new UpdateRegistry([.. _waiting]));
            _waiting.Clear();
        }

        if (master.NextWake is { } next && (_timer is null || next < _timer))
        {
            _timer = next;
            var delay = next > _node.Now ? next - _node.Now : TimeSpan.Zero;
            Context.System.Scheduler.ScheduleTellOnce(delay, Self, new Wake(_reign), Self);
        }
    }

    private sealed record Wake(int Reign);

    private sealed record RestartDue
    {
        public static readonly RestartDue Instance = new();
    }
}
