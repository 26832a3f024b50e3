using System.Runtime.CompilerServices;

namespace ActorMesos.Domain.Resources;

/// <summary>The entries of a collection while it is being added to or subtracted from, on the stack as long as they are few.</summary>
internal ref struct Mixture
{
    private Span<Resource?> _entries;
    private bool _changed;

    public Mixture(ReadOnlySpan<Resource> entries, Span<Resource?> buffer)
    {
        _entries = buffer.Length >= entries.Length ? buffer : new Resource?[entries.Length * 2];
        entries.CopyTo(_entries!);
        Count = entries.Length;
    }

    public int Count { get; private set; }

    /// <summary>Adds a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="place">Where the entry that it merges into is looked for first: two collections are often in one order.</param>
    public void Add(Resource resource, int place = 0)
    {
        if (resource.IsEmpty)
        {
            return;
        }

        _changed = true;
        if (resource.Shared || !ResourceAlgebra.MustStayWhole(resource))
        {
            for (var tried = 0; tried < Count; tried++)
            {
                var i = place + tried < Count ? place + tried : (place + tried) % Count;
                if (ResourceAlgebra.CanAdd(_entries[i]!, resource))
                {
                    _entries[i] = ResourceAlgebra.Add(_entries[i]!, resource);
                    return;
                }
            }
        }

        if (Count == _entries.Length)
        {
            var grown = new Resource?[Math.Max(8, Count * 2)];
            _entries.CopyTo(grown);
            _entries = grown;
        }

        _entries[Count++] = resource;
    }

    public void Subtract(Resource resource)
    {
        if (resource.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!ResourceAlgebra.CanSubtract(_entries[i]!, resource))
            {
                continue;
            }

            _changed = true;
            _entries[i] = ResourceAlgebra.Subtract(_entries[i]!, resource);
            if (_entries[i] is null)
            {
                _entries[(i + 1)..Count].CopyTo(_entries[i..]);
                Count--;
            }

            return;
        }
    }

    /// <summary>The result; the collection that it began with when nothing changed.</summary>
    public readonly Resources Settle(Resources origin) =>
        !_changed ? origin : Count == 0 ? Resources.Empty : new Resources(_entries[..Count].ToArray()!);

    /// <summary>Room on the stack for the entries of a usual slave.</summary>
    [InlineArray(16)]
    public struct Room
    {
        private Resource? _first;
    }
}
