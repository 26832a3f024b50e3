using System.Runtime.CompilerServices;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.TestKit.Running;

namespace ActorMesos.TestKit;

/// <content>How a test waits, in virtual time.</content>
public sealed partial class SimulatedCluster
{
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);

    private TimeSpan _deadline = TimeSpan.MaxValue;

    /// <summary>Lets virtual time pass until something holds between two steps; fails when it does not in time.</summary>
    /// <param name="condition">What is waited for. It may look at the cluster, and cannot advance it.</param>
    /// <param name="within">The limit, in virtual time from now.</param>
    /// <param name="waited">What is waited for, in words; the compiler fills in the text of the condition.</param>
    public void RunUntil(Func<bool> condition, TimeSpan within, [CallerArgumentExpression(nameof(condition))] string waited = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        VirtualSpan.Checked(within, "the limit");
        if (Wait(condition, within) is { } end)
        {
            throw Failed(new RunFailure(ExitCode.NotLive, "waiting", Now, end == WaitEnd.Late
                ? $"did not come to pass within {DurationText.Write(within)}: {waited}"
                : $"nothing left to happen; waiting for {waited}"));
        }
    }

    /// <summary>Runs what is ready now; no virtual time passes.</summary>
    public void Drain() => Advance(TimeSpan.Zero);

    /// <summary>Lets virtual time pass until assertions hold; fails with the last of them when they do not in time.</summary>
    /// <param name="assertion">The assertions, which throw as long as they do not hold.</param>
    /// <param name="within">The limit, in virtual time from now.</param>
    public void AwaitAssert(Action assertion, TimeSpan within)
    {
        Exception? last = null;
        try
        {
            RunUntil(() => (last = Thrown(assertion)) is null, within, "the assertions");
        }
        catch (ClusterFailedException failure) when (failure.Name == "waiting" && last is not null)
        {
            throw new ClusterFailedException(failure.Failure, $"{last.Message}\n\n{failure.Message}", failure.Recording, last);
        }
    }

    /// <summary>Refuses what awaits anything that is not there at once: an assertion is asked between two steps, in which nothing else happens.</summary>
    /// <param name="assertion">The assertions.</param>
    /// <param name="within">The limit, in virtual time from now.</param>
    public void AwaitAssert(Func<System.Threading.Tasks.Task> assertion, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        AwaitAssert(() => BodyRun.RequireEnded(assertion()), within);
    }

    /// <summary>Does something that may take no more than so much virtual time; whatever it waits for, it does not wait longer.</summary>
    public void Within(TimeSpan limit, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        VirtualSpan.Checked(limit, "the limit");
        Alive();
        var (before, started) = (_deadline, Now);
        _deadline = Earlier(Now + limit, before);
        try
        {
            body();
        }
        finally
        {
            _deadline = before;
        }

        if (Now > started + limit)
        {
            throw Failed(new RunFailure(ExitCode.NotLive, "waiting", Now, $"it took {DurationText.Write(Now - started)} of virtual time and may take {DurationText.Write(limit)}"));
        }
    }

    /// <summary>Refuses what awaits anything that is not there at once, see <see cref="ClusterBuilder.Run(Func{SimulatedCluster, System.Threading.Tasks.Task})"/>.</summary>
    /// <param name="limit">The limit, in virtual time from now.</param>
    /// <param name="body">What is done.</param>
    public void Within(TimeSpan limit, Func<System.Threading.Tasks.Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Within(limit, () => BodyRun.RequireEnded(body()));
    }

    /// <summary>
    /// Drives virtual time until a task has ended, as that of a question asked of an actor with <c>Ask</c>; fails when it does not in time.
    /// </summary>
    public T Await<T>(System.Threading.Tasks.Task<T> task, TimeSpan within)
    {
        Await((System.Threading.Tasks.Task)task, within);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Drives virtual time until a task has ended; fails when it does not in time.</summary>
    public void Await(System.Threading.Tasks.Task task, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(task);
        RunUntil(() => task.IsCompleted, within, "the task; what it awaits is no part of the simulation, or will not be answered");
        task.GetAwaiter().GetResult();
    }

    /// <summary>Lets virtual time pass, or less of it where something holds before.</summary>
    internal void AdvanceUntil(TimeSpan by, Func<bool> condition)
    {
        Alive();
        RunTo(Earlier(Now + by, _deadline), condition);
    }

    /// <summary>Lets virtual time pass until something holds.</summary>
    /// <returns>Why it did not come to that; null where it did.</returns>
    internal WaitEnd? Wait(Func<bool> condition, TimeSpan within)
    {
        Alive();
        var last = Earlier(Now + within, _deadline);
        while (RunTo(Earlier(Now + Slice, last), condition))
        {
            if (Now >= last)
            {
                return WaitEnd.Late;
            }

            if (World.Loop.IsIdle && _checked.Faults.Next is null)
            {
                return WaitEnd.Idle;
            }
        }

        return null;
    }

    private static Exception? Thrown(Action assertion)
    {
        try
        {
            assertion();
            return null;
        }
        catch (Exception thrown) when (thrown is not BadUseException)
        {
            return thrown;
        }
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
