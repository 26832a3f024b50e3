using ActorMesos.Domain.Offers;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>When an instance gives up its host and its volume.</summary>
internal static class ServiceReplacement
{
    /// <summary>How long what an ACCEPT made may stay out of sight before it is held for not made.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether an instance has been away for longer than it may. Another one takes its place once there is one: until then its volume may
    /// come back after all.
    /// </summary>
    public static bool IsDue(Turn<ServicePolicy> turn, Instance instance) =>
        instance is { IsWaiting: true, Written.IsEmpty: false }
        && turn.Policy.Settings.ReplaceAfter is { } wait && turn.Now - instance.EndedAt >= wait;

    /// <summary>
    /// What is to happen to an instance that is away, or came to nothing, before another one is launched in its place. An offer of its own host
    /// shows whether its launch made anything; elsewhere that is not known yet, so that its host is still to be looked at.
    /// </summary>
    public static ServiceEvent Leaving(ServicePolicy service, Instance instance, Offer offer) =>
        instance.Written.IsEmpty && instance.IsOn(offer.SlaveId, offer.Hostname)
            ? new InstanceForgotten(instance.TaskId)
            : new InstanceReplaced(instance.TaskId, IsKept: !instance.Written.IsEmpty && !service.Settings.Flaws.DestroysOnLostTimeout);

    /// <summary>
    /// Whether a launch has come to nothing: it is over, or nobody has ever heard of it. What it was to make has not been seen, since
    /// it never ran; whatever of it comes to light later is given back.
    /// </summary>
    public static bool HasFailed(Turn<ServicePolicy> turn, Instance instance) =>
        instance is { IsWanted: true, Written.IsEmpty: true }
        && instance is { State: InstanceState.Ended } or { State: InstanceState.Starting, IsConfirmed: false }
        && turn.Now - instance.LaunchedAt >= Grace;

    /// <summary>Whether the volume of an instance that has ended may be out of sight for the moment only.</summary>
    public static bool MayShowYet(Turn<ServicePolicy> turn, Instance instance) => turn.Now - instance.EndedAt < Grace;

    /// <summary>Whether it is too soon to launch an instance again.</summary>
    public static bool IsTooSoon(Turn<ServicePolicy> turn, Instance instance)
    {
        var settings = turn.Policy.Settings;
        var wait = TimeSpan.FromTicks(Math.Min(settings.BackoffMost.Ticks, settings.Backoff.Ticks << Math.Clamp(instance.Failures - 1, 0, 20)));
        return instance.Failures > 0 && turn.Now < instance.EndedAt + wait;
    }
}
