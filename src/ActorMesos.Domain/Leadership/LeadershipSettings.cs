using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Leadership;

/// <summary>How many masters there are, and how they agree on which of them leads.</summary>
public sealed record LeadershipSettings
{
    /// <summary>The address of the only master, or the word for the leading one where there are several.</summary>
    public static NodeName Master { get; } = new("master");

    /// <summary>The address of ZooKeeper, which there is only where there are several masters.</summary>
    public static NodeName ZooKeeper { get; } = new("zookeeper");

    /// <summary>How many masters there are.</summary>
    public int Masters { get; init; } = 1;

    /// <summary>How long a session with ZooKeeper lasts without being heard of (<c>zk_session_timeout</c>).</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after its end a master's process is started again by whatever supervises it.</summary>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether one master leads without asking anybody.</summary>
    public bool IsAlone => Masters == 1;

    /// <summary>How often a session makes itself heard: three times within its time-out, as ZooKeeper's client does.</summary>
    public TimeSpan HeartbeatEvery => SessionTimeout / 3;

    /// <summary>The addresses of all masters: <c>master</c> alone, or <c>master-1</c>, <c>master-2</c> and so on.</summary>
    public IReadOnlyList<NodeName> Nodes => IsAlone
        ? [Master]
        : [.. Enumerable.Range(1, Masters).Select(number => new NodeName($"{Master}-{number}"))];
}
