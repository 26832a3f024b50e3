namespace ActorMesos.Kernel.Network;

/// <summary>A fault of the network: looks at each message as it is sent, and says what becomes of it.</summary>
public interface ILinkRule
{
    /// <summary>The verdict on one message. Draws must come from a stream of the rule's own.</summary>
    /// <param name="link">The link that the message is sent over.</param>
    /// <param name="message">The message.</param>
    Verdict Judge(Link link, object message);
}
