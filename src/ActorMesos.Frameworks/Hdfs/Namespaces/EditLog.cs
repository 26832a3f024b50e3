namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>Edits without gaps. The oldest may be gone, once an image contains them: then it begins after its base.</summary>
/// <param name="after">The last edit that is not there any more.</param>
/// <param name="epoch">That edit's epoch.</param>
internal sealed class EditLog(long after = 0, long epoch = 0)
{
    private readonly List<Edit> _edits = [];

    /// <summary>The last edit that is gone; 0 where all are there.</summary>
    public long Base { get; private set; } = after;

    /// <summary>The last edit.</summary>
    public long Last => Base + _edits.Count;

    /// <summary>How many are there.</summary>
    public int Kept => _edits.Count;

    private long BaseEpoch { get; set; } = epoch;

    /// <summary>The epoch of an edit; 0 where it is not known.</summary>
    public long EpochAt(long tx) => tx == Base ? BaseEpoch : tx < Base || tx > Last ? 0 : _edits[(int)(tx - Base) - 1].Epoch;

    /// <summary>Whether it has that very edit. What is gone was on a majority, so that nobody has another one of its number.</summary>
    public bool Has(long tx, long epoch) => tx < Base || (tx <= Last && EpochAt(tx) == epoch);

    public void Add(Edit edit) => _edits.Add(edit);

    /// <summary>The edits after one, as far as they are there.</summary>
    public IReadOnlyList<Edit> After(long tx, long most)
    {
        var from = Math.Max(tx, Base);
        return from >= Last ? [] : _edits.GetRange((int)(from - Base), (int)Math.Min(most, Last - from));
    }

    /// <summary>What comes after an edit is this, and nothing else.</summary>
    public void Replace(long after, IReadOnlyList<Edit> edits)
    {
        var from = Math.Max(after, Base);
        _edits.RemoveRange((int)(from - Base), (int)(Last - from));
        _edits.AddRange(edits.Where(edit => edit.Tx > from));
    }

    /// <summary>An image contains the edits up to this one: they go.</summary>
    public void Drop(long upTo)
    {
        var to = Math.Min(upTo, Last);
        if (to > Base)
        {
            BaseEpoch = EpochAt(to);
            _edits.RemoveRange(0, (int)(to - Base));
            Base = to;
        }
    }
}
