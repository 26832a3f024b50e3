using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Frameworks;

/// <summary>
/// What a framework's scheduler does, as an immutable value: it sees what Mesos's scheduler interface shows and answers with calls.
/// Its state survives a crash through the events that it decides on.
/// </summary>
public interface IFrameworkPolicy
{
    /// <summary>What the framework does about something that happened.</summary>
    /// <param name="happened">
    /// A message of the master (<see cref="FrameworkRegistered"/>, <see cref="FrameworkReregistered"/>, <see cref="ResourceOffers"/>,
    /// <see cref="RescindResourceOffer"/>, <see cref="InverseOffers"/>, <see cref="RescindInverseOffer"/>, <see cref="StatusUpdate"/>, <see cref="LostSlave"/>, <see cref="ExitedExecutor"/>,
    /// <see cref="ExecutorToFramework"/>, and <see cref="OperationStatusUpdate"/> for operations to which it gave an id) or a
    /// <see cref="Woken"/> of its own.
    /// </param>
    /// <param name="now">When.</param>
    PolicyDecision Decide(object happened, Instant now);

    /// <summary>The policy after one of its own events. An event that it does not know is a bug and throws.</summary>
    IFrameworkPolicy Apply(IEvent happened);

    /// <summary>Whether the framework has reached what it wants for good, and nothing of it is left to do.</summary>
    bool IsDone { get; }

    /// <summary>Whether the framework serves right now: all that it wants to run, runs.</summary>
    bool IsHealthy { get; }

    /// <summary>What it has found out that a person wants to read at the end of a run; nothing as a rule.</summary>
    IReadOnlyList<Finding> Findings => [];
}

/// <summary>Something that a framework has found out.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Value">The value with its unit.</param>
public sealed record Finding(string Name, string Value);

/// <summary>What a policy does: events first, then calls and wakes. Status updates are acknowledged by the framework's host, afterwards.</summary>
/// <param name="Events">What changes in its state.</param>
/// <param name="Calls">What it asks of the master.</param>
/// <param name="Wakes">When it wants to be woken.</param>
public sealed record PolicyDecision(IReadOnlyList<IEvent> Events, IReadOnlyList<SchedulerCall> Calls, IReadOnlyList<Wake> Wakes)
{
    /// <summary>Nothing.</summary>
    public static PolicyDecision Nothing { get; } = new([], [], []);

    /// <summary>Calls alone.</summary>
    public static PolicyDecision Call(params IReadOnlyList<SchedulerCall> calls) => new([], calls, []);

    /// <summary>Both, one after the other.</summary>
    public PolicyDecision Then(PolicyDecision next) =>
        new([.. Events, .. next.Events], [.. Calls, .. next.Calls], [.. Wakes, .. next.Wakes]);
}

/// <summary>A wish to be woken.</summary>
/// <param name="After">How long from now.</param>
/// <param name="Reason">What for; comes back in <see cref="Woken"/>.</param>
public sealed record Wake(TimeSpan After, string Reason);

/// <summary>The policy is woken as it wished. After a crash of the framework earlier wishes are void: see <see cref="FrameworkReregistered"/>.</summary>
/// <param name="Reason">What for.</param>
public sealed record Woken(string Reason);
