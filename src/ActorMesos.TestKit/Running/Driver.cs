namespace ActorMesos.TestKit.Running;

/// <summary>Who lets the time of a cluster pass: one thread, which does so in one place.</summary>
internal sealed class Driver
{
    private int _thread;

    /// <summary>Whether another thread than the caller lets time pass now.</summary>
    public bool IsAnother => Volatile.Read(ref _thread) is var thread && thread != 0 && thread != Environment.CurrentManagedThreadId;

    /// <summary>What there is to say where <see cref="IsAnother"/>.</summary>
    public static BadUseException Shared => new(
        "another thread advances this cluster right now: an await is missing before what it does, or tests that run at once share it; give each test a cluster of its own");

    /// <summary>Does what lets time pass.</summary>
    /// <exception cref="BadUseException">Time passes already.</exception>
    public T Drive<T>(Func<T> passing)
    {
        var own = Environment.CurrentManagedThreadId;
        var driver = Interlocked.CompareExchange(ref _thread, own, 0);
        if (driver != 0)
        {
            throw driver == own ? new BadUseException("time cannot be advanced from within a fault; it sets in between two steps, and the test goes on afterwards") : Shared;
        }

        try
        {
            return passing();
        }
        finally
        {
            Volatile.Write(ref _thread, 0);
        }
    }
}
