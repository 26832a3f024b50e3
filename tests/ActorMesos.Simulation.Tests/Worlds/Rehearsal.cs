using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>What a cluster of one slave and one framework came to.</summary>
/// <param name="Slave">What the slave has on its disk, and its tasks.</param>
/// <param name="Master">What the master holds of the slave.</param>
/// <param name="LastOffer">What was offered last: resources that leaked would be missing there.</param>
internal sealed record Outcome(string Slave, string Master, string LastOffer)
{
    /// <summary>What differs from another outcome, in words; null if nothing.</summary>
    public string? DiffersFrom(Outcome other) =>
        Slave != other.Slave ? $"the slave has '{Slave}' and should have '{other.Slave}'"
        : Master != other.Master ? $"the master holds '{Master}' and should hold '{other.Master}'"
        : LastOffer != other.LastOffer ? $"the last offer was '{LastOffer}' and should be '{other.LastOffer}'"
        : null;
}

/// <summary>Plays one small cluster to its end, once in peace and then with one harm at each place in turn.</summary>
internal sealed class Rehearsal : IObserver, IDisposable
{
    private static readonly TimeSpan GoalMost = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(31);

    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly List<(string Name, IInvariant Invariant)> _invariants = [];
    private readonly Func<IFrameworkPolicy, bool> _goal;
    private string _lastOffer = "";

    private Rehearsal(WorldPlan plan, Func<IFrameworkPolicy, bool> goal)
    {
        _goal = goal;
        World = new World(plan, _journal, _recorder);
        World.Add(this);
        foreach (var type in InvariantCatalog.All.Where(type => type.IsPromised(plan.Master.Semantics)))
        {
            var invariant = type.Create();
            _invariants.Add((type.Name, invariant));
            World.Add(invariant);
        }
    }

    public World World { get; }

    /// <summary>The last of the messages that lead to the goal, and the last of the batches that are written for it.</summary>
    public static (long Messages, long Batches) Length(WorldPlan plan, Func<IFrameworkPolicy, bool> goal)
    {
        using var peace = new Rehearsal(plan, goal);
        peace.World.PowerOn(TimeSpan.Zero);
        peace.Run(GoalMost, peace.IsReached);
        return (peace.World.Network.Delivered + 1, peace.World.Disk.Batches);
    }

    /// <summary>Plays to the end, harmed once.</summary>
    /// <param name="plan">The cluster.</param>
    /// <param name="goal">What its framework is there for.</param>
    /// <param name="when">Between which two steps the harm is done; null does none.</param>
    /// <param name="harm">The harm.</param>
    public static Outcome Play(WorldPlan plan, Func<IFrameworkPolicy, bool> goal, Func<World, bool>? when = null, Action<Rehearsal>? harm = null)
    {
        using var rehearsal = new Rehearsal(plan, goal);
        return rehearsal.Play(when, harm);
    }

    /// <summary>The least seed from the given one whose first crash finds the outstanding writes on the disk, or lost.</summary>
    public static ulong Seed(bool written, ulong from = 1)
    {
        while (new Dice(from, "crashes").NextBelow(2) == 0 != written)
        {
            from++;
        }

        return from;
    }

    public void Run(TimeSpan duration, Func<bool>? stop = null)
    {
        World.RunUntil(World.Now + duration, () => IsBroken() || (stop is not null && stop()));
        World.Loop.Bug.ShouldBeNull();
        Broken().ShouldBeNull();
    }

    public void Saw(Instant at, string node, object happened)
    {
        if (happened is ResourceOffers { Offers: var offers })
        {
            _lastOffer = string.Join(" | ", offers.Select(offer => offer.Resources));
        }
    }

    public void Dispose()
    {
        World.Dispose();
        _recorder.Complete();
        _recorder.Dispose();
        _journal.Dispose();
    }

    private Outcome Play(Func<World, bool>? when, Action<Rehearsal>? harm)
    {
        World.PowerOn(TimeSpan.Zero);
        if (when is not null)
        {
            Run(GoalMost, () => when(World));
            when(World).ShouldBeTrue("the place of the harm was never reached");
            harm!(this);
        }

        Run(GoalMost, IsReached);
        IsReached().ShouldBeTrue($"the goal was not reached by {World.Now}");
        Run(Quiet);
        foreach (var (_, invariant) in _invariants)
        {
            invariant.CheckQuiet(World);
        }

        Broken().ShouldBeNull();
        return Read();
    }

    private bool IsReached() =>
        World.Ask<IFrameworkPolicy>(World.FrameworkNodes.Single(), GetFramework.Instance) is { } policy && _goal(policy);

    private bool IsBroken()
    {
        foreach (var (_, invariant) in _invariants)
        {
            invariant.Check(World);
        }

        return Broken() is not null;
    }

    private string? Broken() => _invariants
        .Where(entry => entry.Invariant.Broken is not null).Select(entry => $"{entry.Name}: {entry.Invariant.Broken}").FirstOrDefault();

    private Outcome Read()
    {
        var slave = World.Ask<SlaveState>(Clusters.Slave, GetSlave.Instance).ShouldNotBeNull();
        var master = World.LeadingMaster().ShouldNotBeNull();
        slave.IsRegistered.ShouldBeTrue();
        var record = master.Slaves[slave.Id!.Value];
        master.Slaves.Count.ShouldBe(1);
        master.Frameworks.Values.ShouldHaveSingleItem().IsConnected.ShouldBeTrue();
        var contents = slave.Contents.Select(content => $"{content.Key}=[{content.Value}]");
        var tasks = slave.Tasks.Select(task => $"{task.Info.Id} {task.State} {task.Info.Resources} news:{task.Updates.Length}");
        var known = record.Tasks.Select(task => $"{task.Info.Id} {task.State} {task.ForwardedState} {task.Info.Resources}");
        return new Outcome(
            $"{slave.Checkpointed} # {string.Join(' ', contents)} # {string.Join(' ', tasks)}",
            $"{record.IsConnected} {record.Total} # {record.Used} # {string.Join(' ', known)}",
            _lastOffer);
    }
}
