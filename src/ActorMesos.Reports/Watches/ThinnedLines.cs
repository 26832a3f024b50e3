namespace ActorMesos.Reports.Watches;

/// <summary>What is kept of many lines of one kind: all while they are few, then every second, every fourth, and so on, from the first to the last.</summary>
/// <typeparam name="T">What is kept of a line.</typeparam>
public sealed class ThinnedLines<T>
{
    /// <summary>How many are kept at most.</summary>
    public const int Most = 128;

    private readonly List<T> _kept = [];
    private long _seen;

    /// <summary>Every so many-th line is kept.</summary>
    public int Every { get; private set; } = 1;

    /// <summary>What is kept, in its order.</summary>
    public IReadOnlyList<T> Kept => _kept;

    /// <summary>How many are not kept.</summary>
    public long LeftOut => _seen - _kept.Count;

    /// <summary>A line has come.</summary>
    public void Add(T line)
    {
        if (_seen++ % Every != 0)
        {
            return;
        }

        if (_kept.Count == Most)
        {
            for (var index = 0; index < Most / 2; index++)
            {
                _kept[index] = _kept[2 * index];
            }

            _kept.RemoveRange(Most / 2, Most / 2);
            Every *= 2;
        }

        _kept.Add(line);
    }
}
