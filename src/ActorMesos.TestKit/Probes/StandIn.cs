using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Recordings;
using Akka.TestKit;

namespace ActorMesos.TestKit.Probes;

/// <summary>A node that a probe stands in for: what it has heard and said, and what it has taken from its mailbox and not been asked for.</summary>
internal sealed class StandIn(SimulatedCluster cluster, INode node, TestProbe probe)
{
    private const int LinesMost = 40;
    private const int PayloadMost = 160;

    private readonly List<string> _said = [];
    private readonly List<object> _waiting = [];

    public SimulatedCluster Cluster => cluster;

    public INode Node => node;

    public TestProbe Probe => probe;

    /// <summary>The node that leads, as far as the probe is concerned: where it sends what is for the master.</summary>
    public NodeName Master { get; set; } = new("master");

    public FrameworkInfo? Framework { get; set; }

    public FrameworkId? FrameworkId { get; set; }

    public SlaveInfo? Slave { get; set; }

    public SlaveId? SlaveId { get; set; }

    /// <summary>How many updates it has made as a slave, or ids it has given as a master.</summary>
    public int Made { get; set; }

    public IReadOnlyList<object> Waiting
    {
        get
        {
            while (probe.HasMessages)
            {
                _waiting.Add(probe.ReceiveOne(TimeSpan.Zero));
            }

            return _waiting;
        }
    }

    /// <summary>An offer of several that came in one message is expected by itself.</summary>
    public void PutBack(int index, IEnumerable<Offer> offers) => _waiting.InsertRange(index, offers.Select(offer => new ResourceOffers([offer])));

    public object Take(int index)
    {
        var taken = _waiting[index];
        _waiting.RemoveAt(index);
        return taken;
    }

    public void Heard(Instant at, object message) => Note(at, "<-", "", message);

    public void Send(NodeName to, IProtocolMessage message)
    {
        cluster.Alive();
        Note(node.Now, "->", to.Value, message);
        node.Send(to, message);
    }

    public string Conversation()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"what '{node.Name}' has heard (<-) and said (->):\n");
        if (_said.Count > LinesMost)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {_said.Count - LinesMost} before\n");
        }

        foreach (var line in _said.TakeLast(LinesMost))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return _said.Count == 0 ? text.Append("  nothing\n").ToString() : text.ToString();
    }

    private void Note(Instant at, string way, string other, object message)
    {
        var payload = JsonSerializer.Serialize(message, message.GetType(), RecordingJson.Options);
        payload = payload.Length <= PayloadMost ? payload : payload[..PayloadMost] + "...";
        _said.Add($"{at}  {way} {(other.Length == 0 ? "" : other + "  ")}{message.GetType().Name}  {payload}");
    }
}
