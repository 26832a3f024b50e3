namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>Sums of scalars by name, for shares and quotas. All instances of one allocator use one list of names.</summary>
internal sealed class Quantities(ScalarNames names)
{
    private long[] _thousandths = new long[4];

    /// <summary>Another number after each change.</summary>
    public int Version { get; private set; }

    /// <summary>The sum of the scalar with that index, in thousandths.</summary>
    public long this[int index]
    {
        get => index < _thousandths.Length ? _thousandths[index] : 0;
        set
        {
            Grow(index + 1);
            _thousandths[index] = value;
            Version++;
        }
    }

    /// <summary>The sums of some resources.</summary>
    public static Quantities Of(ScalarNames names, Resources resources)
    {
        var sums = new Quantities(names);
        sums.Add(resources, 1);
        return sums;
    }

    public void Add(Resources resources, int sign)
    {
        Version++;
        foreach (var resource in resources.AsSpan())
        {
            if (resource.Value.Type == ResourceType.Scalar)
            {
                var index = names.IndexOf(resource.Name);
                Grow(index + 1);
                _thousandths[index] += sign * resource.Value.Scalar.Thousandths;
            }
        }
    }

    public void Add(Quantities other, int sign)
    {
        Version++;
        Grow(other._thousandths.Length);
        for (var i = 0; i < other._thousandths.Length; i++)
        {
            _thousandths[i] += sign * other._thousandths[i];
        }
    }

    public void Clear()
    {
        Version++;
        Array.Clear(_thousandths);
    }

    /// <summary>The largest share of any one scalar in the totals (Mesos's dominant share).</summary>
    public double DominantShare(Quantities totals)
    {
        var share = 0.0;
        for (var i = 0; i < names.Count; i++)
        {
            if (totals[i] > 0)
            {
                share = Math.Max(share, (double)this[i] / totals[i]);
            }
        }

        return share;
    }

    private void Grow(int length)
    {
        if (length > _thousandths.Length)
        {
            Array.Resize(ref _thousandths, length + 3);
        }
    }
}

/// <summary>The names of scalars that an allocator has met.</summary>
internal sealed class ScalarNames
{
    private readonly List<string> _names = ["cpus", "mem", "disk"];

    public int Count => _names.Count;

    public string this[int index] => _names[index];

    public int IndexOf(string name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (ReferenceEquals(_names[i], name) || string.Equals(_names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        _names.Add(name);
        return _names.Count - 1;
    }
}
