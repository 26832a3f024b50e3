namespace ActorMesos.Simulation.Runs;

/// <summary>
/// Threads that share a number of pieces of work. They are threads of their own and none of the pool, on which a world waits for parts of
/// Akka.
/// </summary>
public static class Workers
{
    /// <summary>Does every piece of work, or as many as have begun when the user ends it.</summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="jobs">How many are done at once, at most; from 1.</param>
    /// <param name="work">Does the piece of the given number, from 0.</param>
    /// <param name="cancelled">Whether the user has ended it.</param>
    /// <exception cref="InvalidOperationException">A piece of work threw.</exception>
    public static void Share(int count, int jobs, Action<int> work, CancellationToken cancelled)
    {
        var next = -1;
        Exception? thrown = null;
        var threads = Enumerable.Range(1, Math.Min(jobs, count)).Select(number => new Thread(Work) { IsBackground = true, Name = $"run {number}" }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (thrown is not null)
        {
            throw new InvalidOperationException(thrown.Message, thrown);
        }

        void Work()
        {
            try
            {
                while (!cancelled.IsCancellationRequested && thrown is null && Interlocked.Increment(ref next) is var piece && piece < count)
                {
                    work(piece);
                }
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref thrown, failure, null);
            }
        }
    }
}
