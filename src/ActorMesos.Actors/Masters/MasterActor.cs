using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Actors.Masters;

/// <summary>The leading master: a shell round <see cref="Master"/>, which decides everything. Its registrar keeps what must survive it.</summary>
public sealed class MasterActor : UntypedActor
{
    private readonly INode _node;
    private readonly MasterSettings _settings;
    private readonly IActorRef _registrar;
    private readonly List<RegistryEvent> _waiting = [];
    private Master? _master;
    private Instant? _timer;
    private bool _isPersisting;

    /// <summary>Starts a master; it serves once its registry has been read.</summary>
    public MasterActor(MasterSettings settings, int snapshotEvery, INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _settings = settings;
        _node = node;
        _registrar = Context.ActorOf(Akka.Actor.Props.Create(() => new RegistrarActor(node, snapshotEvery)), "registrar");
        node.Up(Self);
    }

    /// <summary>How to make one.</summary>
    public static Props Props(MasterSettings settings, int snapshotEvery, INode node) =>
        Akka.Actor.Props.Create(() => new MasterActor(settings, snapshotEvery, node));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RegistryRecovered recovered:
                _master = new Master(recovered.MasterId, _settings, recovered.Registry, _node.Now);
                Perform(_master);
                break;
            case RegistryUpdated updated:
                _isPersisting = false;
                _master!.Persisted(updated.Changes, _node.Now);
                Perform(_master);
                break;
            case IProtocolMessage when _master is null:
                // Mesos drops what comes before the registry is recovered; whoever sent it tries again.
                break;
            case IProtocolMessage protocol when _master!.Receive(protocol, _node.Now):
                Perform(_master);
                break;
            case Wake:
                _timer = null;
                _master!.Wake(_node.Now);
                Perform(_master);
                break;
            case GetMaster:
                Sender.Tell(_master ?? (object)MasterNotReady.Instance);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Perform(Master master)
    {
        var outbox = master.Outbox;
        foreach (var report in outbox.Reports)
        {
            _node.Report(report);
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
            Context.System.Scheduler.ScheduleTellOnce(delay, Self, Wake.Instance, Self);
        }
    }

    private sealed record Wake
    {
        public static readonly Wake Instance = new();
    }
}

/// <summary>Asks the master's actor for its <see cref="Master"/>, to be looked at between two steps.</summary>
public sealed record GetMaster
{
    /// <summary>The only one.</summary>
    public static GetMaster Instance { get; } = new();
}

/// <summary>The master has not read its registry yet.</summary>
public sealed record MasterNotReady
{
    /// <summary>The only one.</summary>
    public static MasterNotReady Instance { get; } = new();
}
