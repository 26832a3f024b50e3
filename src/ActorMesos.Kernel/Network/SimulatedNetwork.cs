using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using Akka.Actor;

namespace ActorMesos.Kernel.Network;

/// <summary>
/// The network between the simulated nodes. It alone decides the order of what happens at different nodes: the latency of each
/// message is drawn from the seed, the link and the message's number on it, and messages of one instant are delivered by link.
/// </summary>
/// <remarks>
/// A dropped message consumes its number, so that taking one fault away shifts no other message's latency. As over TCP, what is meant
/// for a process that has ended never reaches the one that was started in its place: a connection breaks with the process.
/// </remarks>
public sealed class SimulatedNetwork : IStepSource
{
    private readonly ulong _seed;
    private readonly LatencyRange _latency;
    private readonly IRecorder _recorder;
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Link> _links = [];
    private readonly PriorityQueue<Packet, Due> _inFlight = new();
    private Installed[] _rules = [];
    private int _nodesMade;
    private long _linksMade;
    private KernelLoop? _loop;
    private bool _isHalted;

    /// <summary>Creates a network without nodes.</summary>
    public SimulatedNetwork(ulong seed, LatencyRange latency, IRecorder recorder)
    {
        _seed = Hash64.Of(seed, Hash64.Of("network"));
        _latency = latency;
        _recorder = recorder;
    }

    /// <summary>
    /// Whether messages of one instant arrive in an order of their links that is another each time, drawn from the seed; else it is always
    /// the same. Those of one link keep theirs.
    /// </summary>
    public bool ReordersLinks { get; init; }

    /// <summary>Told of each message just before it is delivered: the receiving node, and the message.</summary>
    public Action<string, object>? Delivering { get; init; }

    /// <summary>
    /// Told of each message that is lost since the process that it was meant for has ended, while its sender still runs: the sender, and the
    /// node. The sender sees that its connection is broken.
    /// </summary>
    public Action<Node, Node>? Breaking { get; init; }

    /// <summary>
    /// Asked once of each message that is about to be delivered, at the instant at which it arrives. Where the answer is true the step ends
    /// without it, so that something can happen before; the message is the next step's.
    /// </summary>
    public Func<Link, object, bool>? Halting { get; set; }

    /// <summary>
    /// Asked for each message as it is sent, before any rule is: what it answers is sent in its place. For tests that plant a sender's bug;
    /// null sends what was meant.
    /// </summary>
    public Func<Link, object, object>? Rewriting { get; set; }

    /// <summary>Messages delivered so far.</summary>
    public long Delivered { get; private set; }

    /// <summary>Messages lost so far: to a rule, or to a node that was down.</summary>
    public long Lost { get; private set; }

    /// <summary>Nodes and links that are remembered.</summary>
    public (int Nodes, int Links) Remembered => (_nodes.Count, _links.Count);

    /// <summary>Messages on their way.</summary>
    public int InFlight => _inFlight.Count;

    /// <inheritdoc/>
    public long NextAt => _inFlight.TryPeek(out _, out var due) ? due.At : long.MaxValue;

    /// <summary>The network carries on in the given actor system. What was on its way in another is lost.</summary>
    public void PowerOn(KernelLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        loop.Add(this);
    }

    /// <summary>Every node goes down and everything on its way is lost.</summary>
    public void PowerOff()
    {
        _loop?.Remove(this);
        _loop = null;
        _isHalted = false;
        _inFlight.Clear();
        foreach (var node in _nodes.Values)
        {
            node.Receiver = null;
        }

        foreach (var link in _links.Values)
        {
            link.LastAt = 0;
            link.KnownLife = 0;
            link.Held?.Clear();
        }
    }

    /// <summary>The node of that name, made when it is first asked for.</summary>
    public Node Node(string name)
    {
        if (!_nodes.TryGetValue(name, out var node))
        {
            node = new Node(name, _nodesMade++);
            _nodes.Add(name, node);
        }

        return node;
    }

    /// <summary>The node is up: what arrives for it goes to the actor.</summary>
    public static void Connect(Node node, IActorRef receiver)
    {
        node.Receiver = receiver;
        node.Life++;
    }

    /// <summary>The node is down: what arrives for it is lost.</summary>
    public static void Disconnect(Node node) => node.Receiver = null;

    /// <summary>Installs a rule, asked after those installed before it. Disposing of the result takes it away: the fault heals.</summary>
    public IDisposable Install(ILinkRule rule)
    {
        var installed = new Installed(this, rule);
        _rules = [.. _rules, installed];
        return installed;
    }

    /// <summary>The nodes that this one has sent anything to, in the order in which the two first had to do with each other.</summary>
    public IReadOnlyList<Node> Peers(Node node) =>
        [.. _links.Values.Where(link => link.Sent > 0 && ReferenceEquals(link.From, node)).OrderBy(link => link.Number).Select(link => link.To)];

    /// <summary>
    /// Forgets nodes that are down for good, with the links to and from them; one that something is still on its way from or to stays. Whoever
    /// sends to such a name later makes it anew, and loses what it sends as before.
    /// </summary>
    /// <returns>Those that it has forgotten.</returns>
    public IReadOnlyList<Node> Forget(IEnumerable<Node> nodes)
    {
        var gone = nodes.Where(node => node.Receiver is null && ReferenceEquals(_nodes.GetValueOrDefault(node.Name), node)).ToHashSet();
        if (gone.Count == 0)
        {
            return [];
        }

        foreach (var link in _inFlight.UnorderedItems.Select(item => item.Element.Link).Concat(_links.Values.Where(link => link.Held is { Any: true })))
        {
            gone.Remove(link.From);
            gone.Remove(link.To);
        }

        foreach (var (key, link) in _links)
        {
            if (gone.Contains(link.From) || gone.Contains(link.To))
            {
                _links.Remove(key);
            }
        }

        List<Node> forgotten = [.. gone.OrderBy(node => node.Index)];
        forgotten.ForEach(node => _nodes.Remove(node.Name));
        return forgotten;
    }

    /// <summary>Sends a message from one node to another.</summary>
    /// <returns>False if a rule has lost it at once; it may be lost on its way as well.</returns>
    public bool Send(Node from, Node to, object message)
    {
        var loop = _loop ?? throw new InvalidOperationException("Nothing can be sent while the power is off.");
        var link = LinkBetween(from, to);
        var number = link.Sent++;
        message = Rewriting?.Invoke(link, message) ?? message;
        var verdict = Ask(link, message, out var rule);
        if (verdict.Kind == VerdictKind.Drop)
        {
            Lose(loop, link, message, loop.Cause);
            return false;
        }

        var fromLife = from.Receiver is null ? 0 : from.Life;
        var toLife = link.KnownBy == from.Life ? link.KnownLife : 0;
        var packet = new Packet(link, message, number, loop.Cause, fromLife, toLife);
        if (verdict.Kind == VerdictKind.Hold || link.Held is { Any: true })
        {
            (link.Held ??= new HeldMessages()).Add(packet, verdict.Kind == VerdictKind.Hold ? rule : null);
            return true;
        }

        Travel(packet, loop.NowTicks, verdict.Extra);
        if (verdict.Kind == VerdictKind.Duplicate)
        {
            // The copy has no number of its own, so that what is sent later is under way as long as without it.
            link.LastAt = Due.Later(link.LastAt, _latency.Ticks(Hash64.Of(_seed, ~link.Hash, number)), TimeSpan.Zero);
            _inFlight.Enqueue(packet, new Due(link.LastAt, OrderOf(link), number));
        }

        return true;
    }

    /// <inheritdoc/>
    public void Step()
    {
        var loop = _loop!;
        if (Halting is not null && !_isHalted)
        {
            var next = _inFlight.Peek();
            if (_isHalted = Halting(next.Link, next.Message))
            {
                return;
            }
        }

        _isHalted = false;
        var packet = _inFlight.Dequeue();
        var link = packet.Link;
        var to = link.To;
        if (to.Receiver is null || (packet.ToLife != 0 && packet.ToLife != to.Life))
        {
            // The sender sees the connection break, and opens another one for the next message.
            link.KnownLife = 0;
            Lose(loop, link, packet.Message, packet.Cause);
            if (link.From.Receiver is not null && packet.FromLife == link.From.Life)
            {
                loop.Cause = packet.Cause;
                Breaking?.Invoke(link.From, to);
            }

            return;
        }

        Delivered++;
        var back = link.Back ??= LinkBetween(to, link.From);
        back.KnownLife = packet.FromLife;
        back.KnownBy = to.Life;
        loop.Cause = _recorder.Record(loop.NowTicks, Happening.Delivered, link.From.Name, to.Name, packet.Message, packet.Cause);
        Delivering?.Invoke(to.Name, packet.Message);

        // Whoever was told may have taken the node down.
        to.Receiver?.Tell(to.Envelope is null ? packet.Message : to.Envelope(link.From.Name, packet.Message), ActorRefs.NoSender);
    }

    private void Travel(Packet packet, long from, TimeSpan extra)
    {
        var link = packet.Link;
        var latency = _latency.Ticks(Hash64.Of(_seed, link.Hash, packet.Number));
        link.LastAt = Math.Max(Due.Later(from, latency, extra), link.LastAt);
        _inFlight.Enqueue(packet, new Due(link.LastAt, OrderOf(link), packet.Number));
    }

    /// <summary>A rule is taken away, and what it held is under way from now on.</summary>
    private void Remove(Installed installed)
    {
        // A new list each time: a rule may heal itself while it is asked.
        _rules = [.. _rules.Where(other => other != installed)];
        foreach (var packet in _links.Values.Where(link => link.Held is not null).OrderBy(link => link.Number).SelectMany(link => link.Held!.Release(installed)))
        {
            Travel(packet, _loop!.NowTicks, TimeSpan.Zero);
        }
    }

    /// <summary>The place of a link among those of one instant: messages of one link at one instant share it, and go by their numbers.</summary>
    private ulong OrderOf(Link link) => ReordersLinks ? Hash64.Of(_seed, link.Hash, (ulong)link.LastAt) : link.Hash;

    private void Lose(KernelLoop loop, Link link, object message, long cause)
    {
        Lost++;
        _recorder.Record(loop.NowTicks, Happening.Lost, link.From.Name, link.To.Name, message, cause);
    }

    private Verdict Ask(Link link, object message, out Installed? rule)
    {
        foreach (var installed in _rules)
        {
            var verdict = installed.Rule.Judge(link, message);
            if (verdict.Kind != VerdictKind.Pass)
            {
                rule = installed;
                return verdict;
            }
        }

        rule = null;
        return Verdict.Pass;
    }

    private Link LinkBetween(Node from, Node to)
    {
        var key = ((long)from.Index << 32) | (uint)to.Index;
        if (!_links.TryGetValue(key, out var link))
        {
            link = new Link(from, to, Hash64.Of(Hash64.Of(from.Name), Hash64.Of(to.Name)), _linksMade++);
            _links.Add(key, link);
        }

        return link;
    }

    private sealed class Installed(SimulatedNetwork network, ILinkRule rule) : IDisposable
    {
        public ILinkRule Rule { get; } = rule;

        public void Dispose() => network.Remove(this);
    }
}
