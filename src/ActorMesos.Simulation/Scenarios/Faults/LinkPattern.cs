using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Which messages something is about.</summary>
/// <param name="From">Who sends them, the programs of its host among them; null for anybody.</param>
/// <param name="To">For whom they are, the programs of its host among them; null for anybody.</param>
/// <param name="Message">What they are called; null for all.</param>
public sealed record LinkPattern(NodeName? From, NodeName? To, string? Message)
{
    private const string Any = "any";

    /// <summary>The names of the messages of Mesos's protocol, in ordinal order.</summary>
    public static IReadOnlyList<string> MessageNames { get; } =
    [
        .. typeof(IProtocolMessage).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IProtocolMessage)) && type is { IsAbstract: false, IsInterface: false })
            .Select(type => type.Name).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether the message is one of them.</summary>
    public bool Fits(Link link, object message)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(message);
        return (From is not { } from || link.From.Host == from.Value)
            && (To is not { } to || link.To.Host == to.Value)
            && (Message is null || message.GetType().Name == Message);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Message ?? "messages"} from {From?.Value ?? "anybody"} to {To?.Value ?? "anybody"}";

    internal static LinkPattern Read(SectionReader section, NodeNames nodes)
    {
        var message = section.Value("message", NameForm(nodes.Messages));
        return new(NodeOf(section.Value("from", nodes.AnyOr(Any))), NodeOf(section.Value("to", nodes.AnyOr(Any))), message == Any ? null : message);
    }

    internal void Write(SectionWriter section)
    {
        section.Line("message", Message ?? Any);
        section.Line("from", From?.Value ?? Any);
        section.Line("to", To?.Value ?? Any);
    }

    private static Form<string> NameForm(IReadOnlyList<string> messages) => new(
        $"known messages: {Any}, {NameList.Of(messages)}",
        Any,
        text => text == Any || messages.Contains(text, StringComparer.Ordinal) ? text : new Domain.Decisions.Refusal("message-known", ""))
    {
        Names = [Any, .. messages],
    };

    private static NodeName? NodeOf(string text) => text is Any or "" ? null : new NodeName(text);
}
