using ActorMesos.Domain.Messages;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>When the service grows, shrinks and goes.</summary>
internal static class ServiceSchedule
{
    public const string Due = "schedule";

    /// <summary>Wishes to be woken did not survive a crash; those that are still due are made again.</summary>
    public static void Resume(Turn<ServicePolicy> turn)
    {
        CatchUp(turn);
        foreach (var instance in turn.Policy.Instances)
        {
            if (instance is { IsWanted: false, IsLive: true })
            {
                ServiceTasks.Dismiss(turn, instance);
            }
            else if (instance is { IsWanted: true, State: InstanceState.Starting })
            {
                TaskQuestions.CheckLater(turn, instance.TaskId);
            }
        }
    }

    /// <summary>Does what is due by now, and wishes to be woken for what comes next.</summary>
    public static void CatchUp(Turn<ServicePolicy> turn)
    {
        var (settings, now) = (turn.Policy.Settings, turn.Now.SinceStart);
        if (turn.Policy.IsUninstalling)
        {
            return;
        }

        if (settings.UninstallAt > TimeSpan.Zero && settings.UninstallAt <= now)
        {
            turn.Happens(new ServiceUninstallBegan());
            KillUnwanted(turn);
            turn.Calls(new ReviveOffers());
            return;
        }

        var due = settings.Targets.LastOrDefault(target => target.At <= now, (At: TimeSpan.Zero, Count: settings.Count));
        if (due.Count != turn.Policy.Target)
        {
            turn.Happens(new ServiceResized(due.Count));
            KillUnwanted(turn);
            turn.Calls(new ReviveOffers());
        }

        var next = settings.Targets.Select(static target => target.At).Append(settings.UninstallAt).Where(at => at > now).Order().FirstOrDefault();
        if (next > now)
        {
            turn.WantsToWake(next - now, Due);
        }
    }

    /// <summary>The service is gone once no instance is left, and nothing of one either.</summary>
    public static void Finish(Turn<ServicePolicy> turn)
    {
        if (turn.Policy is { IsUninstalling: true, IsDone: false, Instances.IsEmpty: true })
        {
            turn.Happens(new ServiceUninstalled());
        }
    }

    private static void KillUnwanted(Turn<ServicePolicy> turn)
    {
        foreach (var instance in turn.Policy.Instances)
        {
            if (instance is { IsWanted: false, IsLive: true })
            {
                ServiceTasks.Dismiss(turn, instance);
            }
        }
    }
}
