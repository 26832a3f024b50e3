namespace ActorMesos.TestKit;

/// <summary>A test asks for something that cannot be: the message says what, and what to do instead.</summary>
public sealed class BadUseException : InvalidOperationException
{
    /// <summary>Says what is wrong and what would be right.</summary>
    public BadUseException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what would be right, and what it comes from.</summary>
    public BadUseException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
