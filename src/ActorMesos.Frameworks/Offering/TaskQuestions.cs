using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Frameworks.Offering;

/// <summary>Wakes with which a framework asks about tasks again: any call, and any news, may be lost.</summary>
internal static class TaskQuestions
{
    /// <summary>How long after its launch, or its kill, a task is asked about.</summary>
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WaitMost = TimeSpan.FromMinutes(8);

    private const string Check = "check ";
    private const string Stray = "stray ";

    public static void CheckLater<TPolicy>(Turn<TPolicy> turn, TaskId task)
        where TPolicy : IFrameworkPolicy => turn.WantsToWake(CheckEvery, Check + task.Value);

    /// <summary>A task that is not known was killed, and the call may be lost.</summary>
    public static void CheckStrayLater<TPolicy>(Turn<TPolicy> turn, TaskId task)
        where TPolicy : IFrameworkPolicy => turn.WantsToWake(CheckEvery, Stray + task.Value);

    /// <summary>
    /// The master has no answer while slaves are still coming back to it, which it gives them ten minutes for: tasks are asked for again, after
    /// twice as long each time (Mesos's documentation, Reconciliation).
    /// </summary>
    public static void AskAgain<TPolicy>(Turn<TPolicy> turn, IReadOnlyList<TaskId> tasks)
        where TPolicy : IFrameworkPolicy => AskAgain(turn, tasks, FirstWait);

    /// <summary>Asks what a wake is about; the task is the caller's to look after where that is a task that was launched or killed.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="reason">The wake.</param>
    /// <param name="isLive">Whether a task may still run.</param>
    /// <returns>The task that was launched or killed a while ago; null for other wakes.</returns>
    public static TaskId? Woken<TPolicy>(Turn<TPolicy> turn, string reason, Func<TaskId, bool> isLive)
        where TPolicy : IFrameworkPolicy
    {
        if (reason.StartsWith(Check, StringComparison.Ordinal))
        {
            return new TaskId(reason[Check.Length..]);
        }

        if (reason.StartsWith(Stray, StringComparison.Ordinal))
        {
            // If it still runs, its news has it killed again.
            turn.Calls(new ReconcileTasks([new TaskId(reason[Stray.Length..])]));
        }
        else if (reason.Split(' ') is ["ask", var minutes, .. var tasks])
        {
            var wait = TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture));
            AskAgain(turn, [.. tasks.Select(static task => new TaskId(task)).Where(isLive)], wait * 2);
        }

        return null;
    }

    private static void AskAgain<TPolicy>(Turn<TPolicy> turn, IReadOnlyList<TaskId> tasks, TimeSpan wait)
        where TPolicy : IFrameworkPolicy
    {
        if (tasks.Count > 0)
        {
            turn.Calls(new ReconcileTasks(tasks));
            if (wait <= WaitMost)
            {
                turn.WantsToWake(wait, string.Create(CultureInfo.InvariantCulture, $"ask {wait.TotalMinutes} {string.Join(' ', tasks)}"));
            }
        }
    }
}
