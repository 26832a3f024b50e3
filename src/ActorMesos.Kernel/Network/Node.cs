using Akka.Actor;

namespace ActorMesos.Kernel.Network;

/// <summary>A node of the simulated network: an address, and the actor behind it while the node is up.</summary>
public sealed class Node
{
    internal Node(string name, int index)
    {
        (Name, Index) = (name, index);
        var end = name.IndexOf('/', StringComparison.Ordinal);
        Host = end < 0 ? name : name[..end];
    }

    /// <summary>The node's address.</summary>
    public string Name { get; }

    /// <summary>The node that it belongs to, whose name stands before a slash in its own; itself for all others.</summary>
    public string Host { get; }

    /// <summary>How a message is handed over to a receiver that must know who sent it; null where messages say so themselves.</summary>
    public Func<string, object, object>? Envelope { get; set; }

    /// <summary>The actor that gets what is sent to the node; null while the node is down.</summary>
    public IActorRef? Receiver { get; internal set; }

    /// <summary>Which of the node's processes runs, or ran last; counted from 1.</summary>
    internal int Life { get; set; }

    internal int Index { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
