namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;

/// <summary>
/// The slaves that a run looks at. One is left out as long as nothing about it has changed since it was last looked at, so that it costs
/// nothing; what one event concerns is looked at when that event causes a run.
/// </summary>
internal sealed class Candidates
{
    private readonly List<SlaveEntry> _dirty = [];
    private readonly List<SlaveEntry> _triggered = [];
    private bool _allDirty;
    private bool _allTriggered;

    /// <summary>Something about the slave has changed.</summary>
    public void Changed(SlaveEntry slave)
    {
        if (!slave.IsDirty)
        {
            slave.IsDirty = true;
            _dirty.Add(slave);
        }
    }

    /// <summary>Something has changed that concerns every slave.</summary>
    public void Changed() => _allDirty = true;

    /// <summary>The slave came or changed: a run over it is due at once.</summary>
    public void Trigger(SlaveEntry slave)
    {
        Changed(slave);
        _triggered.Add(slave);
    }

    /// <summary>A framework came or wants offers again: a run over all slaves is due at once.</summary>
    public void Trigger() => _allDirty = _allTriggered = true;

    /// <summary>Takes the slaves that the next run looks at.</summary>
    /// <param name="slaves">All slaves.</param>
    /// <param name="triggered">Whether only those whose events cause the run.</param>
    public List<SlaveEntry> Take(IReadOnlyCollection<SlaveEntry> slaves, bool triggered)
    {
        var every = !triggered || _allTriggered;
        IReadOnlyCollection<SlaveEntry> from = !every ? _triggered : _allDirty ? slaves : _dirty;
        var taken = new List<SlaveEntry>();
        foreach (var slave in from)
        {
            var isChanged = slave.IsDirty || _allDirty;
            slave.IsDirty = false;
            if (isChanged && slave is { IsRemoved: false, IsActive: true, Free.IsEmpty: false })
            {
                taken.Add(slave);
            }
        }

        _triggered.Clear();
        if (every)
        {
            _dirty.Clear();
            _allDirty = _allTriggered = false;
        }
        else
        {
            _dirty.RemoveAll(slave => !slave.IsDirty);
        }

        return taken;
    }

    /// <summary>Puts slaves in an order that the seed draws, another for each run: which come first must favour nobody.</summary>
    public static SlaveEntry[] Shuffled(List<SlaveEntry> slaves, ulong draw)
    {
        var keys = new (ulong Draw, int Index)[slaves.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (StableHash.Of(draw, (ulong)slaves[i].Index), slaves[i].Index);
        }

        SlaveEntry[] shuffled = [.. slaves];
        Array.Sort(keys, shuffled);
        return shuffled;
    }
}
