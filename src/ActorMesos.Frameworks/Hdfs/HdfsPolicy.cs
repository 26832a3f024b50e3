using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>
/// A service of DataNodes that keep their data in persistent volumes: it deploys them, serves for a while, destroys all that it made
/// and begins again. It does what the stateful frameworks on Mesos did: RESERVE, CREATE and LAUNCH in one ACCEPT, a durable record
/// before it, reconciliation before anything else after a failover, and a failed task launched again where its volume is.
/// </summary>
/// <param name="Framework">What it registers as. The names of its tasks and volumes begin with its name.</param>
/// <param name="Settings">How large it is.</param>
public sealed record HdfsPolicy(FrameworkInfo Framework, HdfsSettings Settings) : IFrameworkPolicy
{
    /// <summary>The cycle, from 1.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>Where the cycle is.</summary>
    public HdfsPhase Phase { get; init; } = Settings.Cycles == 0 ? HdfsPhase.Done : HdfsPhase.Deploying;

    /// <summary>Since when the cycle serves, if it does.</summary>
    public Instant ServingSince { get; init; }

    /// <summary>The DataNodes, wanted or not, in the order of their first launch. No two are on one host.</summary>
    public ImmutableArray<DataNode> Nodes { get; init; } = [];

    /// <summary>How often a task was launched.</summary>
    public int Launches { get; init; }

    /// <summary>Every loss of data so far.</summary>
    public ImmutableArray<DataLost> DataLosses { get; init; } = [];

    /// <summary>The tasks whose state is awaited before offers are looked at again.</summary>
    public ImmutableArray<TaskId> Unreconciled { get; init; } = [];

    /// <inheritdoc/>
    public bool IsDone => Phase == HdfsPhase.Done;

    /// <summary>Whether no data was lost and all DataNodes of the cycle run, or all cycles are over.</summary>
    public bool IsHealthy => DataLosses.IsEmpty && (IsDone || AllRun);

    internal bool AllRun => Nodes.Count(static node => node is { IsWanted: true, State: DataNodeState.Running }) == Settings.DataNodes;

    /// <inheritdoc/>
    public PolicyDecision Decide(object happened, Instant now)
    {
        var turn = new Turn<HdfsPolicy>(this, now);
        switch (happened)
        {
            case FrameworkRegistered:
                HdfsCycles.Resume(turn);
                break;
            case FrameworkReregistered:
                HdfsTasks.Reconcile(turn);
                HdfsCycles.Resume(turn);
                break;
            case ResourceOffers offers:
                HdfsOffers.Answer(turn, offers.Offers);
                break;
            case InverseOffers inverse:
                HdfsMaintenance.Answer(turn, inverse.Offers);
                break;
            case StatusUpdate update:
                HdfsTasks.Updated(turn, update.Status);
                break;
            case LostSlave lost:
                HdfsTasks.SlaveLost(turn, lost.SlaveId);
                break;
            case Woken woken:
                HdfsWakes.Woken(turn, woken.Reason);
                break;
        }

        HdfsCycles.Advance(turn);
        return turn.End();
    }

    /// <inheritdoc/>
    public IFrameworkPolicy Apply(IEvent happened) => happened switch
    {
        HdfsServingBegan began => this with { Phase = HdfsPhase.Serving, ServingSince = began.At },
        HdfsTeardownBegan => this with { Phase = HdfsPhase.Destroying, Nodes = [.. Nodes.Select(static node => node with { IsWanted = false })] },
        HdfsCycleBegan began => this with { Phase = HdfsPhase.Deploying, Cycle = began.Cycle },
        HdfsFinished => this with { Phase = HdfsPhase.Done },
        HdfsReconciliationBegan => this with { Unreconciled = [.. Nodes.Where(static node => node.IsLive).Select(static node => node.TaskId)] },
        HdfsTaskReconciled answered => this with { Unreconciled = Unreconciled.Remove(answered.TaskId) },
        HdfsReconciliationEnded => this with { Unreconciled = [] },
        DataLost lost => HdfsNodes.Apply(this, lost),
        DataNodeLaunched launched => HdfsNodes.Apply(this, launched),
        DataNodeCleared cleared => this with { Nodes = Nodes.RemoveAll(node => node.TaskId == cleared.TaskId) },
        DataNodeAbandoned abandoned => HdfsNodes.Change(this, abandoned.TaskId, static node => node with { IsWanted = false }),
        DataNodeRan ran => HdfsNodes.Change(this, ran.TaskId, HdfsNodes.Ran),
        DataNodeConfirmed confirmed => HdfsNodes.Change(this, confirmed.TaskId, static node => node with { IsConfirmed = true, State = DataNodeState.Starting }),
        DataNodeEnded ended => HdfsNodes.Change(this, ended.TaskId, node => node with { State = DataNodeState.Ended, EndedAt = ended.At }),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "an HDFS does not know this event"),
    };
}
