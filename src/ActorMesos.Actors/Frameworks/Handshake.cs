using ActorMesos.Domain.Authentication;

namespace ActorMesos.Actors.Frameworks;

/// <summary>
/// How far a driver has come with proving who it is, over the present connection with the master. Without a credential there is nothing
/// to prove.
/// </summary>
internal sealed class Handshake(Credential? credential)
{
    private bool _isBelieved;
    private bool _isAsking;
    private int _question;

    /// <summary>What the master must believe before the driver may subscribe; null once nothing must be believed.</summary>
    public Credential? Owed => _isBelieved ? null : credential;

    /// <summary>Whether the driver waits for an answer to any question.</summary>
    public bool IsAsking => _isAsking;

    /// <summary>Whether the driver waits for the answer to that question, and not to a later one.</summary>
    public bool Awaits(int question) => _isAsking && question == _question;

    /// <summary>The master is asked; the number of the question.</summary>
    public int Ask()
    {
        _isAsking = true;
        return ++_question;
    }

    /// <summary>The master believes it. An answer that nobody waits for says nothing.</summary>
    /// <returns>Whether somebody waited.</returns>
    public bool Answered()
    {
        _isBelieved |= _isAsking;
        var waited = _isAsking;
        _isAsking = false;
        return waited;
    }

    /// <summary>The connection is gone, and all that was proven over it.</summary>
    public void Void() => (_isAsking, _isBelieved) = (false, false);
}
