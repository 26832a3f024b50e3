using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Decisions;

/// <summary>Something that happened to a part of the cluster, in the past tense; applying it gives the next state.</summary>
public interface IEvent
{
    /// <summary>Whether it must be persisted before it is applied. What is not durable dies with the actor, as it would in Mesos.</summary>
    bool IsDurable { get; }
}

/// <summary>A message to be sent once the events are persisted and applied.</summary>
/// <param name="To">The receiving node.</param>
/// <param name="Message">The message.</param>
public readonly record struct Outgoing(NodeName To, IProtocolMessage Message);

/// <summary>A reminder to oneself.</summary>
/// <param name="After">How long from now.</param>
/// <param name="Tick">What comes back then.</param>
public readonly record struct Reminder(TimeSpan After, object Tick);

/// <summary>What a command leads to: events to persist and apply, then messages to send and reminders to set. Nothing, if all is empty.</summary>
/// <param name="Events">What happens.</param>
/// <param name="Sends">What is sent afterwards, in this order.</param>
/// <param name="Reminders">The reminders that are set afterwards.</param>
public sealed record Decision(IReadOnlyList<IEvent> Events, IReadOnlyList<Outgoing> Sends, IReadOnlyList<Reminder> Reminders)
{
    /// <summary>Nothing happens.</summary>
    public static Decision Nothing { get; } = new([], [], []);

    /// <summary>Events alone.</summary>
    public static Decision Of(params IReadOnlyList<IEvent> events) => new(events, [], []);

    /// <summary>One message, and nothing else.</summary>
    public static Decision Send(NodeName to, IProtocolMessage message) => new([], [new(to, message)], []);

    /// <summary>The same with one more message.</summary>
    public Decision AndSend(NodeName to, IProtocolMessage message) => this with { Sends = Join(Sends, [new(to, message)]) };

    /// <summary>The same with one more reminder.</summary>
    public Decision AndRemind(TimeSpan after, object tick) => this with { Reminders = Join(Reminders, [new(after, tick)]) };

    /// <summary>Both, one after the other.</summary>
    public Decision Then(Decision next) =>
        new(Join(Events, next.Events), Join(Sends, next.Sends), Join(Reminders, next.Reminders));

    /// <summary>Mostly one of the two is empty, and the other one will do: a decision is made for every message.</summary>
    private static IReadOnlyList<T> Join<T>(IReadOnlyList<T> first, IReadOnlyList<T> next) =>
        next.Count == 0 ? first : first.Count == 0 ? next : [.. first, .. next];
}
