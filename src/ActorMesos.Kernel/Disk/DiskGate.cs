using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Randomness;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>
/// What every request to a journal or snapshot store passes. It answers at the instant of the request plus the simulated disk's
/// latency, by instant and id, never when the database happens to be done; and it writes all events that are outstanding as one
/// batch when the first of their answers falls due.
/// </summary>
public sealed class DiskGate : IStepSource
{
    private readonly ulong _seed;
    private readonly LatencyRange _latency;
    private readonly PriorityQueue<DiskRequest, Due> _requests = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly WriteBatch _held = new();
    private Installed[] _rules = [];
    private PoweredGate? _power;
    private bool _isHalted;

    /// <summary>Creates a gate without power.</summary>
    public DiskGate(ulong seed, LatencyRange latency)
    {
        _seed = Hash64.Of(seed, Hash64.Of("disk"));
        _latency = latency;
    }

    /// <summary>Batches of events written so far.</summary>
    public long Batches => _held.Flushed;

    /// <summary>
    /// Asked once of each write that is on the disk and about to be acknowledged. Where the answer is true the step ends without that, so
    /// that something can happen in between; the acknowledgement is the next step's.
    /// </summary>
    public Func<string, WriteMessages, bool>? Halting { get; set; }

    /// <inheritdoc/>
    public long NextAt => _requests.TryPeek(out _, out var due) ? due.At : long.MaxValue;

    /// <summary>From now on requests are carried out by the store, in the given actor system.</summary>
    public void PowerOn(ActorSystem system, KernelLoop loop, IStore store)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _power = new PoweredGate(system, loop, store);
        loop.Disk = this;
        loop.Add(this);
    }

    /// <summary>The power fails: what has not been written is lost.</summary>
    public void PowerOff()
    {
        _power?.Loop.Remove(this);
        _power = null;
        _isHalted = false;
        _held.DiscardAll();
        _requests.Clear();
        foreach (var place in _places.Values)
        {
            place.LastAt = 0;
        }
    }

    /// <summary>Installs a rule, asked after those installed before it. Disposing of the result takes it away.</summary>
    public IDisposable Install(IDiskRule rule)
    {
        var installed = new Installed(this, rule);
        _rules = [.. _rules, installed];
        return installed;
    }

    /// <summary>
    /// The actor of that id has crashed: nobody waits for its answers. What it had asked to be written is either on the disk already
    /// or lost.
    /// </summary>
    /// <param name="persistenceId">Whose requests they are.</param>
    /// <param name="written">Whether what it had asked to be written reaches the disk.</param>
    public void Crash(string persistenceId, bool written)
    {
        var own = _requests.UnorderedItems.Where(item => item.Element.IsOf(persistenceId)).OrderBy(item => item.Priority)
            .Select(item => item.Element).ToList();
        own.ForEach(request => request.IsForgotten = true);
        if (!written || _power is null)
        {
            _held.Discard(persistenceId);
            return;
        }

        _held.Settle(persistenceId, _power);
        foreach (var request in own.Where(request => !request.IsIssued && !request.IsRead))
        {
            _power.Issue(request);
            _power.WaitFor(request);
        }
    }

    internal void Submit(string persistenceId, object request, IActorRef replyTo)
    {
        var power = _power ?? throw new InvalidOperationException("The disk has no power.");
        var verdict = Ask(persistenceId, request);
        var entry = new DiskRequest(persistenceId, request, replyTo, verdict.Kind, power.Loop.Cause);
        _requests.Enqueue(entry, DueFor(persistenceId, verdict, power.Loop));
        if (verdict.Kind is DiskVerdictKind.Fail or DiskVerdictKind.Refuse)
        {
            entry.IsIssued = true;
        }
        else if (entry.Write is not null)
        {
            _held.Add(entry);
            entry.IsIssued = verdict.Kind == DiskVerdictKind.LoseOnPowerFailure;
        }
    }

    /// <summary>
    /// Asks the store what is due, or hands on its answer: two steps, so that a crash can fall in between.
    /// </summary>
    public void Step()
    {
        var power = _power!;
        var entry = _requests.Peek();
        if (!entry.IsIssued && !entry.IsForgotten)
        {
            AskStore(entry, power);
            return;
        }

        if (Halting is not null && !_isHalted && entry is { Write: { } write, IsForgotten: false } && (_isHalted = Halting(entry.PersistenceId, write)))
        {
            return;
        }

        _isHalted = false;
        _requests.Dequeue();
        entry.IsAnswered = true;
        if (entry.IsForgotten || entry.Verdict == DiskVerdictKind.NeverAcknowledge)
        {
            return;
        }

        power.Loop.Cause = entry.Cause;
        power.WaitFor(entry);
        DiskAnswers.HandOn(entry);
    }

    private void AskStore(DiskRequest entry, PoweredGate power)
    {
        if (entry.Write is not null)
        {
            _held.Flush(power);
            return;
        }

        // What is asked for may lie in writes that are held back. One request at a time: a database that locks whole is no faster in parallel.
        _held.Settle(entry.PersistenceId, power);
        power.Issue(entry);
    }

    private Due DueFor(string persistenceId, DiskVerdict verdict, KernelLoop loop)
    {
        if (!_places.TryGetValue(persistenceId, out var place))
        {
            place = new Place(Hash64.Of(_seed, Hash64.Of(persistenceId)));
            _places.Add(persistenceId, place);
        }

        var order = Hash64.Of(place.Hash, place.Asked);
        place.LastAt = Math.Max(Due.Later(loop.NowTicks, _latency.Ticks(order), verdict.Extra), place.LastAt);
        return new Due(place.LastAt, place.Hash, place.Asked++);
    }

    private DiskVerdict Ask(string persistenceId, object request)
    {
        foreach (var installed in _rules)
        {
            var verdict = installed.Rule.Judge(persistenceId, request);
            if (verdict.Kind != DiskVerdictKind.Pass)
            {
                return verdict;
            }
        }

        return DiskVerdict.Pass;
    }

    /// <summary>Where an id's requests stand among those of one instant.</summary>
    private sealed class Place(ulong hash)
    {
        public ulong Hash { get; } = hash;

        public ulong Asked { get; set; }

        public long LastAt { get; set; }
    }

    private sealed class Installed(DiskGate gate, IDiskRule rule) : IDisposable
    {
        public IDiskRule Rule { get; } = rule;

        // A new list each time: a rule may heal itself while it is asked.
        public void Dispose() => gate._rules = [.. gate._rules.Where(other => other != this)];
    }
}
