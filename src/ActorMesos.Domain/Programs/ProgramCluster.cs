using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Programs;

/// <summary>
/// Programs by themselves, without Mesos and without actors: every message takes a millisecond, and time passes from one thing that is due
/// to the next. For specs of programs, and for measuring what they cost.
/// </summary>
public sealed class ProgramCluster
{
    private const string Service = "programs";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(1);

    private readonly PriorityQueue<Due, (long At, long Number)> _due = new();
    private readonly Dictionary<NodeName, Running> _running = [];
    private readonly Dictionary<string, NodeName> _addresses = new(StringComparer.Ordinal);
    private readonly Func<string, NodeName?> _addressOf;
    private long _number;

    /// <summary>Nothing runs yet.</summary>
    public ProgramCluster() => _addressOf = name => _addresses.TryGetValue(name, out var address) ? address : null;

    /// <summary>The time.</summary>
    public Instant Now { get; private set; }

    /// <summary>How many messages have arrived.</summary>
    public long Delivered { get; private set; }

    /// <summary>Whether a message is lost, by who sends it and for whom it is.</summary>
    public Func<NodeName, NodeName, IProgramMessage, bool> Loses { get; set; } = static (_, _, _) => false;

    /// <summary>Told what arrives at an address where no program runs: from whom, for whom, and what.</summary>
    public Action<NodeName, NodeName, IProgramMessage> Outside { get; set; } = static (_, _, _) => { };

    /// <summary>Told what programs tell those who watch.</summary>
    public Action<NodeName, IProgramEvent> Sees { get; set; } = static (_, _) => { };

    /// <summary>Starts the program that a command line stands for.</summary>
    /// <param name="kinds">The kinds of programs.</param>
    /// <param name="host">Its host.</param>
    /// <param name="task">Its task's name.</param>
    /// <param name="commandLine">The command line.</param>
    /// <param name="folder">What it keeps on a disk.</param>
    /// <param name="attributes">Its host's attributes.</param>
    /// <param name="megabytes">The size of its volume.</param>
    /// <returns>Its address.</returns>
    public NodeName Start(
        IReadOnlyList<ProgramKind> kinds, string host, string task, string commandLine, Folder folder, string attributes = "", int megabytes = 100_000)
    {
        var slave = new SlaveInfo(new NodeName(host), host, Resources.Resources.Empty, attributes);
        var number = ++_number;
        var info = new TaskInfo(
            new TaskId($"{task}.{number}"), task, new SlaveId(host), Resources.Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(megabytes))),
            CommandInfo.FromCommandLine(commandLine));
        var place = new ProgramPlace(new NodeName($"{host}/{task}"), slave, new FrameworkId(Service), info);
        var running = new Running(kinds.First(kind => kind.Runs(commandLine)).Create(place), place, folder, number);
        _running[place.Address] = running;
        _addresses[task] = place.Address;
        Take(running, running.Program.Started);
        return place.Address;
    }

    /// <summary>Ends a program at once.</summary>
    public void End(NodeName address) => _running.Remove(address);

    /// <summary>Whether a program runs there.</summary>
    public bool IsRunning(NodeName address) => _running.ContainsKey(address);

    /// <summary>Sends a message from outside.</summary>
    public void Send(NodeName from, NodeName to, IProgramMessage message) =>
        _due.Enqueue(new Due(from, to, message, null, 0), ((Now + Latency).Ticks, ++_number));

    /// <summary>Runs for a while, or until something has come to pass.</summary>
    /// <returns>Whether it has.</returns>
    public bool RunFor(TimeSpan time, Func<bool>? until = null)
    {
        var end = Now + time;
        while (until?.Invoke() != true)
        {
            if (!_due.TryPeek(out var due, out var when) || when.At > end.Ticks)
            {
                Now = end;
                return until?.Invoke() == true;
            }

            _due.Dequeue();
            Now = new Instant(when.At);
            Happen(due);
        }

        return true;
    }

    private void Happen(Due due)
    {
        var running = _running.GetValueOrDefault(due.To);
        if (due.Message is { } message)
        {
            if (Loses(due.From, due.To, message))
            {
                return;
            }

            Delivered++;
            if (running is null)
            {
                Outside(due.From, due.To, message);
                return;
            }

            Take(running, turn => running.Program.Received(turn, due.From, message));
        }
        else if (running is not null && running.Number == due.Process)
        {
            Take(running, turn => running.Program.Woken(turn, due.Reason!));
        }
    }

    private void Take(Running running, Action<ProgramTurn> act)
    {
        var address = running.Place.Address;
        var turn = new ProgramTurn(running.Place, Now, running.Folder, running.Draw, _addressOf);
        act(turn);
        foreach (var happened in turn.Events)
        {
            Sees(address, happened);
        }

        foreach (var (to, message) in turn.Sent)
        {
            Send(address, to, message);
        }

        if (turn.ExitCode is not null)
        {
            End(address);
            return;
        }

        foreach (var (after, reason) in turn.Wakes)
        {
            _due.Enqueue(new Due(address, address, null, reason, running.Number), ((Now + after).Ticks, ++_number));
        }
    }

    private sealed record Due(NodeName From, NodeName To, IProgramMessage? Message, string? Reason, long Process);

    private sealed class Running(ITaskProgram program, ProgramPlace place, Folder folder, long number)
    {
        private ulong _draws = StableHash.Of(place.Address.Value);

        public ITaskProgram Program => program;

        public ProgramPlace Place => place;

        public Folder Folder => folder;

        public long Number => number;

        public double Draw() => StableHash.Fraction(_draws = StableHash.Of(_draws, 1));
    }
}
