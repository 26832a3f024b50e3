namespace ActorMesos.Kernel.Network;

/// <summary>What a rule of the network says of one message.</summary>
public readonly record struct Verdict
{
    private Verdict(VerdictKind kind, TimeSpan extra) => (Kind, Extra) = (kind, extra);

    /// <summary>The rule has no opinion: the next rule is asked.</summary>
    public static Verdict Pass => default;

    /// <summary>The message is lost.</summary>
    public static Verdict Drop { get; } = new(VerdictKind.Drop, TimeSpan.Zero);

    /// <summary>The message arrives twice, the second time later by its own latency, and not before what was sent before it.</summary>
    public static Verdict Duplicate { get; } = new(VerdictKind.Duplicate, TimeSpan.Zero);

    /// <summary>The message stays where it is, and what follows on its link behind it, until the rule is taken away.</summary>
    public static Verdict Hold { get; } = new(VerdictKind.Hold, TimeSpan.Zero);

    /// <summary>Which of them it is.</summary>
    public VerdictKind Kind { get; }

    /// <summary>What is added to the latency.</summary>
    public TimeSpan Extra { get; }

    /// <summary>The message arrives later than the network alone would have it, and what follows on its link not before it.</summary>
    public static Verdict Delay(TimeSpan extra)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(extra, TimeSpan.Zero);
        return new Verdict(VerdictKind.Delay, extra);
    }
}

/// <summary>The kinds of verdict.</summary>
public enum VerdictKind
{
    /// <summary>No opinion.</summary>
    Pass,

    /// <summary>Lost.</summary>
    Drop,

    /// <summary>Later.</summary>
    Delay,

    /// <summary>Twice.</summary>
    Duplicate,

    /// <summary>Not before the rule is taken away.</summary>
    Hold,
}
