namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>Sums of scalars by name, for shares. All instances of one allocator use one list of names.</summary>
internal sealed class Quantities(ScalarNames names)
{
    private long[] _thousandths = new long[4];

    /// <summary>The sum of the scalar with that index, in thousandths.</summary>
    public long this[int index] => index < _thousandths.Length ? _thousandths[index] : 0;

    public void Add(Resources resources, int sign)
    {
        foreach (var resource in resources.AsSpan())
        {
            if (resource.Value.Type != ResourceType.Scalar)
            {
                continue;
            }

            var index = names.IndexOf(resource.Name);
            if (index >= _thousandths.Length)
            {
                Array.Resize(ref _thousandths, index + 4);
            }

            _thousandths[index] += sign * resource.Value.Scalar.Thousandths;
        }
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
}

/// <summary>The names of scalars that an allocator has met.</summary>
internal sealed class ScalarNames
{
    private readonly List<string> _names = ["cpus", "mem", "disk"];

    public int Count => _names.Count;

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
