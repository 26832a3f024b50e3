using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>What the service does with an offer: first who waits for it, then what is to be given back, then who is nowhere yet.</summary>
internal static class ServiceOffers
{
    /// <summary>While all instances run, nothing is wanted; a REVIVE says so when that changes.</summary>
    private const double Idle = 60;

    public static void Answer(Turn<ServicePolicy> turn, IReadOnlyList<Offer> offers)
    {
        ServicePlacement.Learn(turn, offers);
        foreach (var offer in offers)
        {
            if (!turn.Policy.Unreconciled.IsEmpty)
            {
                turn.Declines(offer, Filters.Short);
            }
            else if (!turn.Policy.Instances.Any(instance => instance.OfferId == offer.Id))
            {
                Answer(turn, offer);
            }
        }
    }

    private static void Answer(Turn<ServicePolicy> turn, Offer offer)
    {
        if (Awaiting(turn.Policy, offer) is (var instance, var volume))
        {
            // No task uses what is offered. The news of its end is late, or lost.
            ServiceTasks.End(turn, instance, turn.Now);
            if (!Relaunch(turn, offer, Instances.WithTask(turn.Policy, instance.TaskId)!, volume))
            {
                turn.Declines(offer, Filters.Short);
            }
        }
        else if (!(turn.Policy.Settings.Flaws.RecoversAnywhere && RecoverHere(turn, offer)) && !ServiceLeaving.Relaunch(turn, offer) && !Deploy(turn, offer))
        {
            GiveBack(turn, offer);
        }
    }

    private static void GiveBack(Turn<ServicePolicy> turn, Offer offer)
    {
        var clearing = ServiceLeftovers.Clearing(turn.Policy, offer);
        if (clearing.Count > 0)
        {
            EndUnwanted(turn, offer);
            turn.Accepts(offer, Filters.Short, clearing);
        }
        else
        {
            Clear(turn, offer);
            Decline(turn, offer);
        }
    }

    /// <summary>The instance whose volume is offered, and that is to run there.</summary>
    private static (Instance Instance, Resource Volume)? Awaiting(ServicePolicy service, Offer offer)
    {
        var owner = Owner.Of(service.Framework);
        foreach (var volume in offer.Resources.Where(owner.OwnsVolume))
        {
            var instance = service.Instances.FirstOrDefault(instance => (instance.IsWanted || instance.IsLeaving) && owner.OwnsVolume(volume, instance.VolumeId)
                && (!service.Settings.Flaws.KeysVolumesBySlave || instance.SlaveId == offer.SlaveId));
            if (instance is not null)
            {
                return (instance, volume);
            }
        }

        return null;
    }

    private static bool Relaunch(Turn<ServicePolicy> turn, Offer offer, Instance instance, Resource volume)
    {
        if (ServiceReplacement.IsTooSoon(turn, instance) || (instance.IsWanted && !IsTurnOf(turn.Policy, instance.Number))
            || LaunchPlan.OnVolume(turn.Policy.Framework, turn.Policy.Settings.Size, offer, volume) is not { } plan)
        {
            return false;
        }

        Launch(turn, offer, instance.Number, instance.VolumeId, plan);
        return true;
    }

    /// <summary>The flaw: whatever is offered will do for an instance that waits for a volume, which is not there.</summary>
    private static bool RecoverHere(Turn<ServicePolicy> turn, Offer offer)
    {
        var service = turn.Policy;
        if (!service.Settings.IsStateful)
        {
            return false;
        }

        var waiting = service.Instances.FirstOrDefault(instance => instance is { IsWaiting: true, Written.IsEmpty: false } && !instance.IsOn(offer.SlaveId, offer.Hostname));
        return waiting is not null && Relaunch(turn, offer, waiting, Owner.Of(service.Framework)
            .Reserve(Resource.Scalar("disk", Scalar.FromWhole(service.Settings.DiskMegabytes)))
            .WithVolume(waiting.VolumeId, "data", VolumeMode.ReadWrite, service.Framework.Principal));
    }

    /// <summary>Launches the first instance that is nowhere, whose launch came to nothing, or that was away too long; false when there is none or it does not fit.</summary>
    private static bool Deploy(Turn<ServicePolicy> turn, Offer offer)
    {
        for (var number = 0; number < turn.Policy.Target; number++)
        {
            var instance = Instances.Wanted(turn.Policy, number);
            if ((instance is null ? !IsLeaving(turn.Policy, number) : IsFree(turn, instance)) && IsTurnOf(turn.Policy, number))
            {
                return Deploy(turn, offer, number, instance);
            }
        }

        return false;
    }

    /// <summary>Whether an earlier instance of that number, whose name it would have, has not gone yet.</summary>
    private static bool IsLeaving(ServicePolicy service, int number) => service.Instances.Any(instance => instance.IsLeaving && instance.Number == number);

    private static bool IsTurnOf(ServicePolicy service, int number) =>
        service.Settings.Order == ServiceOrder.Parallel
        || Enumerable.Range(0, service.Target)
            .Where(other => service.Settings.Order == ServiceOrder.Ascending ? other < number : other > number)
            .All(other => Instances.Wanted(service, other) is { } before && service.Serves(before));

    private static bool IsFree(Turn<ServicePolicy> turn, Instance instance) => turn.Policy.Settings.IsStateful
        ? ServiceReplacement.IsDue(turn, instance) || (ServiceReplacement.HasFailed(turn, instance) && !turn.Policy.Settings.Flaws.KeepsFailedCreates)
        : instance.IsWaiting && !ServiceReplacement.IsTooSoon(turn, instance);

    private static bool Deploy(Turn<ServicePolicy> turn, Offer offer, int number, Instance? former)
    {
        var leaving = former is null ? null : ServiceReplacement.Leaving(turn.Policy, former, offer);
        var service = leaving is null ? turn.Policy : (ServicePolicy)turn.Policy.Apply(leaving);
        var volumeId = service.Settings.IsStateful
            ? string.Create(CultureInfo.InvariantCulture, $"{Instances.NameOf(service, number)}-{service.Launches + 1}")
            : "";
        var plan = !ServicePlacement.Allows(service, offer) ? null
            : service.Settings.IsStateful ? LaunchPlan.OnNewVolume(service.Framework, service.Settings.Size, offer, volumeId)
            : LaunchPlan.OnNothing(service.Settings.Size, offer);
        if (plan is null)
        {
            return false;
        }

        if (leaving is not null && service.Settings.IsStateful)
        {
            turn.Happens(leaving);
        }

        Launch(turn, offer, number, volumeId, plan);
        return true;
    }

    public static void Launch(Turn<ServicePolicy> turn, Offer offer, int number, string volumeId, LaunchPlan plan)
    {
        var name = Instances.NameOf(turn.Policy, number);
        var taskId = new TaskId(string.Create(CultureInfo.InvariantCulture, $"{name}.{turn.Policy.Launches + 1}"));
        var command = CommandInfo.FromCommandLine(CommandLine(turn.Policy, number, name));
        turn.Happens(new InstanceLaunched(
            number, offer.Hostname, offer.SlaveId, ServicePlacement.ZoneOf(turn.Policy, offer), offer.Id, taskId, volumeId, turn.Now));
        var task = turn.Policy.Settings.LeaveMessage is null
            ? new TaskInfo(taskId, name, offer.SlaveId, plan.TaskResources, command)
            : new TaskInfo(taskId, name, offer.SlaveId, plan.TaskResources, Executor: new ExecutorInfo(new ExecutorId(taskId.Value), Resources.Empty, command));
        turn.Accepts(offer, Filters.Short, [.. plan.Preparation, new Launch([task])]);
        TaskQuestions.CheckLater(turn, taskId);
    }

    private static string CommandLine(ServicePolicy service, int number, string name)
    {
        var hadData = service.Settings.TellsWhatWas && Instances.Wanted(service, number) is { Written.IsEmpty: false };
        return service.Settings.Command.Replace("{name}", name, StringComparison.Ordinal) + (hadData ? $" --{ServiceInstance.HadData}" : "");
    }

    /// <summary>What a volume's task used is offered, so that the task is over.</summary>
    private static void EndUnwanted(Turn<ServicePolicy> turn, Offer offer)
    {
        var owner = Owner.Of(turn.Policy.Framework);
        foreach (var instance in turn.Policy.Instances)
        {
            if (instance is { IsWanted: false, IsLive: true } && offer.Resources.Any(resource => owner.OwnsVolume(resource, instance.VolumeId)))
            {
                ServiceTasks.End(turn, instance, turn.Now);
            }
        }
    }

    /// <summary>Nothing of the unwanted instances of that host is left there.</summary>
    private static void Clear(Turn<ServicePolicy> turn, Offer offer)
    {
        foreach (var instance in turn.Policy.Instances)
        {
            if (instance is { IsWanted: false, IsKept: false, IsLive: false } && instance.IsOn(offer.SlaveId, offer.Hostname)
                && !(instance.IsLeaving && (turn.Policy.Settings.IsOnNetwork || ServiceReplacement.MayShowYet(turn, instance))))
            {
                if (!instance.Written.IsEmpty)
                {
                    // Its slave may have come back with its task, which sits on the volume. All are asked for, and one that is not known is killed.
                    turn.Calls(new ReconcileTasks([]));
                }

                turn.Happens(new InstanceCleared(instance.TaskId));
            }
        }
    }

    private static void Decline(Turn<ServicePolicy> turn, Offer offer)
    {
        var service = turn.Policy;
        double? wait = service.IsDone ? Filters.Longest
            : service.Instances.Any(instance => instance.IsOn(offer.SlaveId, offer.Hostname) && (instance.IsWaiting || !instance.IsWanted)) ? Filters.Short
            : service.Running == service.Target && service.Instances.Length == service.Target ? Idle
            : null;
        turn.Declines(offer, wait);
    }
}
