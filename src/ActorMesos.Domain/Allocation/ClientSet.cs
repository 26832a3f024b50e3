using System.Numerics;

namespace ActorMesos.Domain.Allocation;

/// <summary>A set of clients, a bit for each.</summary>
internal sealed class ClientSet
{
    private ulong[] _words = [];

    public bool Contains(int index)
    {
        var word = index >> 6;
        return word < _words.Length && (_words[word] & (1UL << index)) != 0;
    }

    public void Add(int index)
    {
        var word = index >> 6;
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, word + 1);
        }

        _words[word] |= 1UL << index;
    }

    public void Remove(int index)
    {
        var word = index >> 6;
        if (word < _words.Length)
        {
            _words[word] &= ~(1UL << index);
        }
    }

    public void Clear() => Array.Clear(_words);

    /// <summary>Adds all of another set.</summary>
    public void Add(ClientSet other)
    {
        if (other._words.Length > _words.Length)
        {
            Array.Resize(ref _words, other._words.Length);
        }

        for (var i = 0; i < other._words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    /// <summary>The members that are not in another set, from the lowest index.</summary>
    public IEnumerable<int> Except(ClientSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var word = _words[i] & ~(i < other._words.Length ? other._words[i] : 0);
            for (; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
