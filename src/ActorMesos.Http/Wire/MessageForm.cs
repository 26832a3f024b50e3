using ActorMesos.Http.Serving;

namespace ActorMesos.Http.Wire;

/// <summary>How the messages of an API look on the wire. Inside, all of them are JSON documents.</summary>
/// <param name="MediaType">The media type that asks for it.</param>
/// <param name="Decode">Makes a document of what came in; throws <see cref="FormatException"/> where it cannot.</param>
/// <param name="Encode">Makes of a document what goes out.</param>
internal sealed record MessageForm(string MediaType, Func<byte[], byte[]> Decode, Func<byte[], byte[]> Encode)
{
    /// <summary>As they are.</summary>
    public static MessageForm Json { get; } = new(Exchange.Json, body => body, document => document);
}
