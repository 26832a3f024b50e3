using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>Waits for what triggers faults, and holds the world at that moment.</summary>
internal sealed class TriggerWatch
{
    private readonly World _world;
    private readonly List<Waiting> _waiting = [];
    private readonly Queue<Action> _due = new();

    public TriggerWatch(World world, IEnumerable<(Trigger Trigger, Action Act)> triggers)
    {
        _world = world;
        _waiting.AddRange(triggers.Select(entry => new Waiting(entry.Trigger, entry.Act)));
        if (_waiting.Exists(waiting => waiting.Trigger.Pattern is not null))
        {
            world.Network.Halting = Arrives;
        }

        if (_waiting.Exists(waiting => waiting.Trigger.Persisted is not null))
        {
            world.Disk.Halting = (id, _) => Written(id);
        }
    }

    /// <summary>Whether something has been triggered and is to happen now.</summary>
    public bool IsDue => _due.Count > 0;

    /// <summary>Does what has been triggered.</summary>
    public void Take()
    {
        while (_due.TryDequeue(out var act))
        {
            act();
        }
    }

    /// <summary>Nothing is triggered any more.</summary>
    public void Stop()
    {
        _waiting.Clear();
        _due.Clear();
    }

    /// <summary>A message arrives. What happens after it is done between the step of its delivery and the next.</summary>
    private bool Arrives(Link link, object message)
    {
        var halts = false;
        for (var index = 0; index < _waiting.Count; index++)
        {
            var waiting = _waiting[index];
            if (waiting.Trigger.Pattern is { } pattern && pattern.Fits(link, message) && waiting.IsCounted())
            {
                _due.Enqueue(waiting.Act);
                halts |= waiting.Trigger.Moment == TriggerMoment.Before;
            }
        }

        _waiting.RemoveAll(waiting => waiting.IsOver);
        return halts;
    }

    private bool Written(string id)
    {
        var halts = false;
        foreach (var waiting in _waiting)
        {
            if (waiting.Trigger.Persisted is { } node && _world.JournalIds(node).Contains(id, StringComparer.Ordinal) && waiting.IsCounted())
            {
                _due.Enqueue(waiting.Act);
                halts = true;
            }
        }

        _waiting.RemoveAll(waiting => waiting.IsOver);
        return halts;
    }

    private sealed class Waiting(Trigger trigger, Action act)
    {
        private int _seen;

        public Trigger Trigger => trigger;

        public Action Act => act;

        public bool IsOver => _seen >= trigger.Occurrence;

        /// <summary>Counts one more, and says whether it is the one that is waited for.</summary>
        public bool IsCounted() => ++_seen == trigger.Occurrence;
    }
}
