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

    private const string Replace = "replace ";
    private static readonly TimeSpan StartMost = TimeSpan.FromSeconds(60);

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
            TaskQuestions.AskAgain(turn, turn.Policy.Unreconciled);
            turn.Happens(new ServiceReconciliationEnded());
        }
        else if (reason.StartsWith(Replace, StringComparison.Ordinal))
        {
            if (Instances.WithTask(turn.Policy, new TaskId(reason[Replace.Length..])) is { } away && ServiceReplacement.IsDue(turn, away))
            {
                turn.Calls(new ReviveOffers());
            }
        }
        else if (TaskQuestions.Woken(turn, reason, task => Instances.WithTask(turn.Policy, task) is { IsLive: true }) is { } task
            && Instances.WithTask(turn.Policy, task) is { } instance)
        {
            LookAfter(turn, instance);
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

        TaskQuestions.CheckLater(turn, instance.TaskId);
    }
}
