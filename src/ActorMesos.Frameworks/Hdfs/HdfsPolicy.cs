using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Programs;
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
public sealed record HdfsPolicy(FrameworkInfo Framework, HdfsSettings Settings) : IFrameworkPolicy, IStoreOwner
{
    /// <summary>The cycle, from 1.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>Where the cycle is.</summary>
    public HdfsPhase Phase { get; init; } = Settings.Cycles == 0 ? HdfsPhase.Done : HdfsPhase.Deploying;

    /// <summary>Since when the cycle serves, if it does.</summary>
    public Instant ServingSince { get; init; }

    /// <summary>The DataNodes, wanted or not, in the order of their first launch. No two are on one host.</summary>
    public ImmutableArray<HdfsNode> Nodes { get; init; } = [];

    /// <summary>How many DataNodes there are to be.</summary>
    public int Target { get; init; } = Settings.DataNodes;

    /// <summary>How often a task was launched.</summary>
    public int Launches { get; init; }

    /// <summary>Every loss of data so far.</summary>
    public ImmutableArray<DataLost> DataLosses { get; init; } = [];

    /// <summary>The tasks whose state is awaited before offers are looked at again.</summary>
    public ImmutableArray<TaskId> Unreconciled { get; init; } = [];

    /// <inheritdoc/>
    public bool IsDone => Phase == HdfsPhase.Done;

    /// <summary>
    /// Whether all nodes of the cycle run, or all cycles are over. Where no programs copy what a volume lost, its loss is a loss of data too.
    /// </summary>
    public bool IsHealthy => (HasPrograms || DataLosses.IsEmpty) && (IsDone || AllRun);

    /// <inheritdoc/>
    public bool HasGivenUp(string store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.StartsWith($"{Framework.Name}/", StringComparison.Ordinal)
            && (store != Store || Phase is HdfsPhase.Destroying or HdfsPhase.Done);
    }

    /// <summary>What the cycle keeps, by the name that its programs have for it.</summary>
    internal string Store => string.Create(CultureInfo.InvariantCulture, $"{Framework.Name}/{Cycle}");

    /// <summary>Whether its tasks run programs.</summary>
    internal bool HasPrograms => Settings.NameNodes > 0;

    internal bool AllRun => Nodes.Count(static node => node is { IsWanted: true, State: HdfsNodeState.Running } && node.Role != HdfsRole.Decommission)
        == Target + Settings.JournalNodes + Settings.NameNodes + Settings.Clients;

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
        HdfsCycleBegan began => this with { Phase = HdfsPhase.Deploying, Cycle = began.Cycle, Target = Settings.DataNodes },
        HdfsFinished => this with { Phase = HdfsPhase.Done },
        HdfsReconciliationBegan => this with { Unreconciled = [.. Nodes.Where(static node => node.IsLive).Select(static node => node.TaskId)] },
        HdfsTaskReconciled answered => this with { Unreconciled = Unreconciled.Remove(answered.TaskId) },
        HdfsReconciliationEnded => this with { Unreconciled = [] },
        DataLost lost => HdfsNodes.Apply(this, lost),
        HdfsNodeLaunched launched => HdfsNodes.Apply(this, launched),
        HdfsNodeCleared cleared => this with { Nodes = Nodes.RemoveAll(node => node.TaskId == cleared.TaskId) },
        HdfsResized resized => this with { Target = resized.DataNodes },
        HdfsNodeRetired retired => HdfsNodes.Change(this, retired.TaskId, static node => node with { IsWanted = false }),
        HdfsNodeAbandoned abandoned => HdfsNodes.Change(this, abandoned.TaskId, static node => node with { IsWanted = false }),
        HdfsNodeRan ran => HdfsNodes.Change(this, ran.TaskId, HdfsNodes.Ran),
        HdfsNodeConfirmed confirmed => HdfsNodes.Change(this, confirmed.TaskId, static node => node with { IsConfirmed = true, State = HdfsNodeState.Starting }),
        HdfsNodeEnded ended => HdfsNodes.Change(this, ended.TaskId, node => node with { State = HdfsNodeState.Ended, EndedAt = ended.At }),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "an HDFS does not know this event"),
    };
}
