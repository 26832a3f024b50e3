using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Cassandra;

namespace ActorMesos.Frameworks.Tests.Cassandra;

/// <summary>The programs of a ring alone, on virtual time and a network that takes a millisecond; the test is their client.</summary>
internal sealed class TinyRing
{
    private static readonly NodeName Client = new("client");

    private readonly PriorityQueue<Action, (Instant Due, long Number)> _due = new();
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly ProgramKind _kind;
    private long _numbers;
    private long _requests;

    public TinyRing(params (string Name, string Value)[] settings)
    {
        var kind = FrameworkCatalog.Named("cassandra");
        var values = FrameworkSettings.Defaults(kind.Type);
        foreach (var (name, value) in settings)
        {
            values = values.With(kind.Type.Settings.First(setting => setting.Name == name), value);
        }

        _kind = kind.Programs(values).ShouldHaveSingleItem();
    }

    public Instant Now { get; private set; }

    public List<(string Name, Instant At, IProgramEvent Happened)> Events { get; } = [];

    /// <summary>The code with which each node's process has ended.</summary>
    public Dictionary<string, int> Exits { get; } = [];

    public IEnumerable<string> Serving => Events.Where(one => one.Happened is CassandraNodeServes).Select(one => one.Name);

    public void Start(int number, bool onEmptyDisk = false)
    {
        var name = $"cassandra-{number}";
        var node = _nodes.TryGetValue(name, out var known) ? known : _nodes[name] = new Node(name);
        node.Folder = onEmptyDisk ? new Folder() : node.Folder;
        node.Lives++;
        node.Program = _kind.Create(node.Place);
        Turn(node, (program, turn) => program.Started(turn));
    }

    public void Stop(int number) => _nodes[$"cassandra-{number}"].Program = null;

    public void Message(int number, string data) => Turn(_nodes[$"cassandra-{number}"], (program, turn) => program.Messaged(turn, data));

    public void RunUntil(double seconds)
    {
        while (_due.TryPeek(out _, out var next) && next.Due.SinceStart.TotalSeconds <= seconds)
        {
            Now = next.Due;
            _due.Dequeue()();
        }

        Now = Instant.After(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Starts the nodes and waits until they serve.</summary>
    public void Deploy(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Start(i);
        }

        RunUntil(Now.SinceStart.TotalSeconds + 60);
        Serving.Distinct().Count().ShouldBe(count);
    }

    /// <summary>A client's write, and its answer; null when none comes within 15 s.</summary>
    public Outcome? Write(int through, string key, long value, Consistency level, bool isDeletion = false)
    {
        var number = ++_requests;
        return Ask(through, new WriteRequest(number, key, value, Now.Ticks, isDeletion, level), number)?.Outcome;
    }

    /// <summary>A client's read; null when there is no answer.</summary>
    public Answer? Read(int through, string key, Consistency level)
    {
        var number = ++_requests;
        return Ask(through, new ReadRequest(number, key, level), number);
    }

    /// <summary>The numbers of the nodes that have a row.</summary>
    public List<int> Holders(string key) =>
    [
        .. _nodes.Values.Where(node => node.Program is not null && node.Folder.Holds("row/" + key)).Select(node => node.Name[^1] - '0').Order(),
    ];

    private Answer? Ask(int through, IProgramMessage request, long number)
    {
        Answer? answer = null;
        _nodes[Client.Value] = new Node(Client.Value) { Heard = message => answer = message is Answer one && one.Request == number ? one : answer };
        Deliver(Client, $"host-cassandra-{through}/cassandra-{through}", request);
        for (var end = Now.SinceStart.TotalSeconds + 15; answer is null && Now.SinceStart.TotalSeconds < end;)
        {
            RunUntil(Now.SinceStart.TotalSeconds + 0.1);
        }

        return answer;
    }

    private void Turn(Node node, Action<ITaskProgram, ProgramTurn> happens)
    {
        if (node.Program is not { } program)
        {
            return;
        }

        var turn = new ProgramTurn(node.Place, Now, node.Folder, Draw, name => _nodes.TryGetValue(name, out var other) ? other.Place.Address : null);
        happens(program, turn);
        Events.AddRange(turn.Events.Select(happened => (node.Name, Now, happened)));
        foreach (var (to, message) in turn.Sent)
        {
            Deliver(node.Place.Address, to.Value, message);
        }

        var life = node.Lives;
        foreach (var (after, reason) in turn.Wakes)
        {
            _due.Enqueue(() => Turn(node, (woken, next) => If(node.Lives == life, () => woken.Woken(next, reason))), (Now + after, _numbers++));
        }

        if (turn.ExitCode is { } code)
        {
            Exits[node.Name] = code;
            node.Program = null;
        }
    }

    private void Deliver(NodeName from, string to, IProgramMessage message) => _due.Enqueue(
        () =>
        {
            var node = _nodes[to[(to.LastIndexOf('/') + 1)..]];
            node.Heard?.Invoke(message);
            Turn(node, (program, turn) => program.Received(turn, from, message));
        },
        (Now + TimeSpan.FromMilliseconds(1), _numbers++));

    private double Draw() => StableHash.Fraction(StableHash.Of(7, (ulong)_numbers++));

    private static void If(bool condition, Action then)
    {
        if (condition)
        {
            then();
        }
    }

    private sealed class Node(string name)
    {
        public string Name => name;

        public ProgramPlace Place { get; } = new(
            new NodeName(name == Client.Value ? name : $"host-{name}/{name}"),
            new SlaveInfo(new NodeName($"host-{name}"), $"host-{name}", Resources.Empty),
            new FrameworkId("f"),
            new TaskInfo(new TaskId(name), name, new SlaveId("s"), Resources.Empty, CommandInfo.FromCommandLine("cassandra node")));

        public Folder Folder { get; set; } = new();

        public ITaskProgram? Program { get; set; }

        public int Lives { get; set; }

        public Action<IProgramMessage>? Heard { get; init; }
    }
}
