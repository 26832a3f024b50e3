using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>What the service does when it is woken. A wake that comes too early, too late or twice does no harm.</summary>
internal static class ServiceWakes
{
    public const string Reconciliation = "reconciliation";
    public static readonly TimeSpan ReconciliationMost = TimeSpan.FromSeconds(30);

    private const string Check = "check ";
    private const string Stray = "stray ";
    private const string Replace = "replace ";
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskedMost = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan StartMost = TimeSpan.FromSeconds(60);

    public static void CheckLater(Turn<ServicePolicy> turn, TaskId task) => turn.WantsToWake(CheckEvery, Check + task.Value);

    /// <summary>A task that is not known was killed, and the call may be lost.</summary>
    public static void CheckStrayLater(Turn<ServicePolicy> turn, TaskId task) => turn.WantsToWake(CheckEvery, Stray + task.Value);

    public static void ReplaceLater(Turn<ServicePolicy> turn, TaskId task, Instant endedAt)
    {
        if (turn.Policy.Settings.ReplaceAfter is { } wait)
        {
            var left = endedAt + wait - turn.Now;
            turn.WantsToWake(left > TimeSpan.Zero ? left : TimeSpan.Zero, Replace + task.Value);
        }
    }

    public static void Woken(Turn<ServicePolicy> turn, string reason)
    {
        if (reason == ServiceSchedule.Due)
        {
            ServiceSchedule.CatchUp(turn);
        }
        else if (reason == Reconciliation && !turn.Policy.Unreconciled.IsEmpty)
        {
            AskAgain(turn, [.. turn.Policy.Unreconciled], TimeSpan.FromMinutes(1));
            turn.Happens(new ServiceReconciliationEnded());
        }
        else if (reason.Split(' ') is ["ask", var minutes, .. var tasks])
        {
            var wait = TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture));
            AskAgain(turn, [.. tasks.Select(task => new TaskId(task)).Where(task => Instances.WithTask(turn.Policy, task) is { IsLive: true })], wait * 2);
        }
        else if (reason.StartsWith(Check, StringComparison.Ordinal)
            && Instances.WithTask(turn.Policy, new TaskId(reason[Check.Length..])) is { } instance)
        {
            LookAfter(turn, instance);
        }
        else if (reason.StartsWith(Stray, StringComparison.Ordinal))
        {
            // If it still runs, its news has it killed again.
            turn.Calls(new ReconcileTasks([new TaskId(reason[Stray.Length..])]));
        }
        else if (reason.StartsWith(Replace, StringComparison.Ordinal)
            && Instances.WithTask(turn.Policy, new TaskId(reason[Replace.Length..])) is { } away)
        {
            if (ServiceReplacement.IsDue(turn, away))
            {
                turn.Calls(new ReviveOffers());
            }
        }
    }

    /// <summary>
    /// The master has no answer while slaves are still coming back to it, which it gives them ten minutes for: tasks are asked for again, after
    /// twice as long each time (Mesos's documentation, Reconciliation).
    /// </summary>
    private static void AskAgain(Turn<ServicePolicy> turn, IReadOnlyList<TaskId> tasks, TimeSpan wait)
    {
        if (tasks.Count > 0)
        {
            turn.Calls(new ReconcileTasks(tasks));
            if (wait <= AskedMost)
            {
                turn.WantsToWake(wait, string.Create(CultureInfo.InvariantCulture, $"ask {wait.TotalMinutes} {string.Join(' ', tasks)}"));
            }
        }
    }

    /// <summary>Any message may have been lost: the ACCEPT, the RunTask, the KillTask, or the news of them.</summary>
    private static void LookAfter(Turn<ServicePolicy> turn, Instance instance)
    {
        if (!instance.IsLive || instance is { IsWanted: true, State: InstanceState.Running })
        {
            return;
        }

        turn.Calls(new ReconcileTasks([instance.TaskId]));
        if (!instance.IsWanted)
        {
            ServiceTasks.Dismiss(turn, instance);
            return;
        }

        if (instance.IsConfirmed && turn.Now - instance.LaunchedAt >= StartMost)
        {
            turn.Calls(new KillTask(instance.TaskId, instance.SlaveId));
        }

        CheckLater(turn, instance.TaskId);
    }
}
