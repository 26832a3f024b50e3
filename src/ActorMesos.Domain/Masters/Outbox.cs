using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Masters;

/// <summary>What the master wants done after a message: its actor does it and empties the box.</summary>
public sealed class Outbox
{
    private readonly List<Outgoing> _sends = [];
    private readonly List<object> _reports = [];
    private readonly List<RegistryEvent> _changes = [];

    /// <summary>Messages to send, in this order.</summary>
    public IReadOnlyList<Outgoing> Sends => _sends;

    /// <summary>What observers should know, in this order.</summary>
    public IReadOnlyList<object> Reports => _reports;

    /// <summary>Changes to persist in the registry; their consequences come when they are.</summary>
    public IReadOnlyList<RegistryEvent> Changes => _changes;

    /// <summary>A message to send.</summary>
    public void Send(NodeName to, IProtocolMessage message)
    {
        _sends.Add(new Outgoing(to, message));
        Sending?.Invoke(to, message);
    }

    /// <summary>Something that observers should know.</summary>
    public void Report(object happened)
    {
        _reports.Add(happened);
        Reporting?.Invoke(happened);
    }

    /// <summary>Called with each message, to be counted.</summary>
    internal Action<NodeName, IProtocolMessage>? Sending { get; set; }

    /// <summary>Called with each report, to be counted.</summary>
    internal Action<object>? Reporting { get; set; }

    /// <summary>A change to persist.</summary>
    public void Persist(RegistryEvent change) => _changes.Add(change);

    /// <summary>Whether the master's process is to end.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The master's process is to end, and whatever was to be persisted with this is not.</summary>
    public void End(string reason)
    {
        IsEnd = true;
        Report(new MasterEnded(reason));
    }

    /// <summary>Everything has been done.</summary>
    public void Clear()
    {
        _sends.Clear();
        _reports.Clear();
        _changes.Clear();
        IsEnd = false;
    }
}
