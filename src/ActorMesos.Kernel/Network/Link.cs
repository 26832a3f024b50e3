namespace ActorMesos.Kernel.Network;

/// <summary>The way from one node to another. Messages on it never overtake each other.</summary>
public sealed class Link
{
    internal Link(Node from, Node to, ulong hash, long number) => (From, To, Hash, Number) = (from, to, hash, number);

    /// <summary>The sending node.</summary>
    public Node From { get; }

    /// <summary>The receiving node.</summary>
    public Node To { get; }

    /// <summary>How many messages were sent over it so far, those that a fault took among them.</summary>
    public ulong Sent { get; internal set; }

    internal ulong Hash { get; }

    /// <summary>Its place among all links, in the order in which they came to be.</summary>
    internal long Number { get; }

    /// <summary>The way back, once something has arrived over this one.</summary>
    internal Link? Back { get; set; }

    internal long LastAt { get; set; }

    /// <summary>Those who hold what is sent over it, each with its messages, the first first; null where nobody ever did.</summary>
    internal HeldMessages? Held { get; set; }

    /// <summary>Which of the receiver's processes the sender has last heard of; 0 before it has, and after that process has ended.</summary>
    internal int KnownLife { get; set; }

    /// <summary>Which of the sender's processes heard of it: one that is started later has no connections yet.</summary>
    internal int KnownBy { get; set; }
}
