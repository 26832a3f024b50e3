using ActorMesos.Domain.Frameworks;

namespace ActorMesos.TestKit;

/// <summary>What a framework of a test's own says of itself when it subscribes.</summary>
public sealed record FrameworkOptions
{
    /// <summary>The role in which it is offered resources; null for its own name.</summary>
    public string? Role { get; init; }

    /// <summary>Its roles besides, which only a framework of several roles has.</summary>
    public IReadOnlyList<string> MoreRoles { get; init; } = [];

    /// <summary>On whose behalf it acts; null for its own name.</summary>
    public string? Principal { get; init; }

    /// <summary>What it understands of what came after the first release.</summary>
    public FrameworkCapabilities Capabilities { get; init; }

    /// <summary>Whether its tasks survive a restart of their slave.</summary>
    public bool Checkpoint { get; init; } = true;

    /// <summary>How long the master waits for it to come back. Mesos waits for no time at all unless a framework says so.</summary>
    public TimeSpan FailoverTimeout { get; init; } = TimeSpan.FromHours(1);
}
