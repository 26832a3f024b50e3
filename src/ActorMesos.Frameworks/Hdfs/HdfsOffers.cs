using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What the service does with an offer: it depends on who of its DataNodes is on that host.</summary>
internal static class HdfsOffers
{
    /// <summary>How long what an ACCEPT made may stay out of sight before it is held for not made, or a volume for gone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>What clients and commands need.</summary>
    private static readonly TaskSize Small = new(Scalar.FromDouble(0.1), 64);

    /// <summary>How long a DataNode that never ran holds on to its host.</summary>
    private static readonly TimeSpan StayMost = TimeSpan.FromSeconds(60);

    public static void Answer(Turn<HdfsPolicy> turn, IReadOnlyList<Offer> offers)
    {
        foreach (var offer in HdfsRacks.Spread(turn.Policy, offers))
        {
            if (!turn.Policy.Unreconciled.IsEmpty)
            {
                turn.Declines(offer, Filters.Short);
            }
            else if (NodeOf(turn.Policy, offer) is not { } node)
            {
                AnswerFromElsewhere(turn, offer);
            }
            else if (node.OfferId != offer.Id)
            {
                Answer(turn, offer, node);
            }
        }
    }

    /// <summary>By host, or by the volume alone when its DataNode waits for it: a volume outlives the names of its slave.</summary>
    private static HdfsNode? NodeOf(HdfsPolicy hdfs, Offer offer) =>
        hdfs.Nodes.FirstOrDefault(node => node.SlaveId == offer.SlaveId || string.Equals(node.Hostname, offer.Hostname, StringComparison.Ordinal))
        ?? hdfs.Nodes.FirstOrDefault(node => node is { IsWanted: true, IsLive: false } && VolumeOf(hdfs, offer, node) is not null);

    private static Resource? VolumeOf(HdfsPolicy hdfs, Offer offer, HdfsNode node)
    {
        var owner = Owner.Of(hdfs.Framework);
        return offer.Resources.FirstOrDefault(resource => owner.OwnsVolume(resource, node.PersistenceId));
    }

    private static void AnswerFromElsewhere(Turn<HdfsPolicy> turn, Offer offer)
    {
        if (HdfsLeftovers.HasVolume(turn.Policy, offer))
        {
            turn.Accepts(offer, Filters.Short, HdfsLeftovers.Clearing(turn.Policy, offer));
        }
        else if (!Deploy(turn, offer))
        {
            turn.Declines(offer, turn.Policy.IsDone ? Filters.Longest : null);
        }
    }

    private static void Answer(Turn<HdfsPolicy> turn, Offer offer, HdfsNode node)
    {
        var volume = VolumeOf(turn.Policy, offer, node);
        if (volume is not null)
        {
            // No task uses what is offered. The news of its end is late, or lost.
            HdfsTasks.End(turn, node);
        }
        else if (node is { IsWanted: true, State: HdfsNodeState.Running })
        {
            turn.Declines(offer);
            return;
        }
        else if (node.IsWanted ? !IsGivenUp(turn, node) : node.IsLive)
        {
            turn.Declines(offer, Filters.Short);
            return;
        }

        if (node.IsWanted)
        {
            if (volume is null)
            {
                // A task that was given up may sit on the volume. All are asked for, and one that is not known is killed.
                turn.Calls(new ReconcileTasks([]));
            }

            Relaunch(turn, offer, node, volume);
        }
        else
        {
            Clear(turn, offer, node);
        }
    }

    /// <summary>Whether what the node made, or was to make, on its host is not going to show any more.</summary>
    private static bool IsGivenUp(Turn<HdfsPolicy> turn, HdfsNode node) =>
        node is { State: HdfsNodeState.Ended } or { State: HdfsNodeState.Starting, IsConfirmed: false }
        && turn.Now - node.LaunchedAt >= Grace
        && (node.Written.IsEmpty || turn.Now - node.EndedAt >= Grace);

    private static void Relaunch(Turn<HdfsPolicy> turn, Offer offer, HdfsNode node, Resource? volume)
    {
        var hdfs = turn.Policy;
        var plan = volume is not null ? LaunchPlan.OnVolume(hdfs.Framework, hdfs.Settings.Size, offer, volume) : PlanOf(hdfs, offer, node.Role, node.Number);
        if (plan is null)
        {
            turn.Declines(offer, Filters.Short);
        }
        else
        {
            Launch(turn, offer, node.Role, node.Number, plan);
        }
    }

    private static LaunchPlan? PlanOf(HdfsPolicy hdfs, Offer offer, HdfsRole role, int number) =>
        role is HdfsRole.Client or HdfsRole.Decommission ? LaunchPlan.OnNothing(Small, offer)
        : hdfs.Settings.HasVolume(role) ? LaunchPlan.OnNewVolume(hdfs.Framework, hdfs.Settings.Size, offer, HdfsNodes.NameOf(hdfs, role, number))
        : LaunchPlan.OnNothing(hdfs.Settings.Size, offer);

    private static void Clear(Turn<HdfsPolicy> turn, Offer offer, HdfsNode node)
    {
        var operations = HdfsLeftovers.Clearing(turn.Policy, offer);
        if (operations.Count > 0)
        {
            turn.Accepts(offer, Filters.Short, operations);
            return;
        }

        if (!node.Written.IsEmpty)
        {
            // Its slave may have come back with its task, which sits on the volume. All are asked for, and one that is not known is killed.
            turn.Calls(new ReconcileTasks([]));
        }

        turn.Happens(new HdfsNodeCleared(node.TaskId));
        turn.Declines(offer, Filters.Short);
    }

    /// <summary>Launches the first node that is nowhere, or has waited too long for its host; false when there is none or it does not fit.</summary>
    private static bool Deploy(Turn<HdfsPolicy> turn, Offer offer) =>
        HdfsRollout.Next(turn.Policy, node => IsStuck(turn, node)) is var (role, number)
        && PlanOf(turn.Policy, offer, role, number) is { } plan
        && Move(turn, offer, role, number, plan);

    private static bool IsStuck(Turn<HdfsPolicy> turn, HdfsNode node) =>
        (node is { Written.IsEmpty: true } && IsGivenUp(turn, node) && turn.Now - node.LaunchedAt >= StayMost)
        || (node.State == HdfsNodeState.Ended && turn.Now - node.EndedAt >= turn.Policy.Settings.RecoveryTimeout);

    private static bool Move(Turn<HdfsPolicy> turn, Offer offer, HdfsRole role, int number, LaunchPlan plan)
    {
        if (HdfsNodes.Wanted(turn.Policy, role, number) is { } from)
        {
            turn.Happens(new HdfsNodeAbandoned(from.TaskId));
        }

        Launch(turn, offer, role, number, plan);
        return true;
    }

    private static void Launch(Turn<HdfsPolicy> turn, Offer offer, HdfsRole role, int number, LaunchPlan plan)
    {
        var name = HdfsNodes.NameOf(turn.Policy, role, number);
        var taskId = new TaskId(string.Create(CultureInfo.InvariantCulture, $"{name}.{turn.Policy.Launches + 1}"));
        var command = CommandInfo.FromCommandLine(HdfsCommands.Of(turn.Policy, role, number));
        turn.Happens(new HdfsNodeLaunched(
            number, offer.Hostname, offer.SlaveId, offer.Id, taskId, turn.Policy.Settings.HasVolume(role) ? name : "", turn.Now)
        {
            Role = role,
            Rack = HdfsRacks.Of(offer),
        });
        var task = new TaskInfo(taskId, name, offer.SlaveId, plan.TaskResources, command);
        turn.Accepts(offer, Filters.Short, [.. plan.Preparation, new Launch([task])]);
        TaskQuestions.CheckLater(turn, taskId);
    }
}
