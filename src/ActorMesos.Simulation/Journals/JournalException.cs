namespace ActorMesos.Simulation.Journals;

/// <summary>A journal that cannot be read: what the file holds is not what a run of this build wrote. The file is left as it is.</summary>
public sealed class JournalException : Exception
{
    /// <summary>A fault that says nothing.</summary>
    public JournalException()
    {
    }

    /// <summary>A fault with a sentence for the user.</summary>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>A fault with a sentence for the user, and what was behind it.</summary>
    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
