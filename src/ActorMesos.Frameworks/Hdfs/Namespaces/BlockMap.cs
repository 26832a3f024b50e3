namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>
/// Which DataNodes have which blocks, and which blocks have too few (HDFS's <c>BlockManager</c>). Blocks are numbers without gaps, so that
/// a million of them take a few arrays; DataNodes are small numbers, up to four for a block in one word, more of them aside.
/// </summary>
internal sealed class BlockMap
{
    private const int Slots = 4;
    private const byte Known = 1;
    private const byte Open = 2;

    private readonly Dictionary<int, List<int>> _more = [];
    private readonly SortedSet<(int Live, int Block)> _lacking = [];
    private readonly HashSet<int> _out = [];
    private readonly Generations _generations = new();
    private ulong[] _replicas = new ulong[1024];
    private byte[] _flags = new byte[1024];
    private byte[] _wanted = new byte[1024];
    private sbyte[] _ranks = new sbyte[1024];

    /// <summary>The blocks that lack replicas, those with the fewest first.</summary>
    public IReadOnlyCollection<(int Live, int Block)> Lacking => _lacking;

    /// <summary>How many blocks of files there are.</summary>
    public int KnownCount { get; private set; }

    /// <summary>How many whole blocks have no replica at all.</summary>
    public int Missing => _lacking.Count == 0 ? 0 : _lacking.GetViewBetween((0, 0), (0, int.MaxValue)).Count;

    public static long IdOf(int block) => NamespaceImage.FirstBlock + block;

    public static int IndexOf(long id) => (int)(id - NamespaceImage.FirstBlock);

    /// <summary>A DataNode is leaving: its replicas do not count any more, though they can be copied from.</summary>
    public void Retire(int dataNode, bool isOut)
    {
        if (isOut)
        {
            _out.Add(dataNode);
        }
        else
        {
            _out.Remove(dataNode);
        }
    }

    public void Know(long id, int wanted, bool isOpen)
    {
        var block = Room(id);
        KnownCount += (_flags[block] & Known) == 0 ? 1 : 0;
        _flags[block] = (byte)(Known | (isOpen ? Open : 0));
        _wanted[block] = (byte)wanted;
        Rank(block);
    }

    public void Close(long id)
    {
        var block = Room(id);
        _flags[block] &= unchecked((byte)~Open);
        Rank(block);
    }

    /// <summary>No file has the block any more.</summary>
    public void Forget(long id)
    {
        var block = Room(id);
        KnownCount -= (_flags[block] & Known) != 0 ? 1 : 0;
        _flags[block] = 0;
        _generations.Forget(id);
        Rank(block);
    }

    /// <summary>The block has a later generation. Replicas of an earlier one lack what was written since.</summary>
    public void Renew(long id, long generation)
    {
        _generations.Renew(id, generation);
        foreach (var dataNode in Holders(Room(id)).Where(dataNode => _generations.IsStale(id, _generations.OfReplica(id, dataNode))))
        {
            Remove(id, dataNode);
        }
    }

    public long GenerationOf(long id) => _generations.Of(id);

    public bool IsStale(long id, long generation) => _generations.IsStale(id, generation);

    public bool IsKnown(long id) => (_flags[Room(id)] & Known) != 0;

    public bool IsOpen(long id) => (_flags[Room(id)] & Open) != 0;

    public int Wanted(int block) => _wanted[block];

    /// <summary>A DataNode has the block; it does not count where its replica is of an earlier generation.</summary>
    public bool Add(long id, int dataNode, long generation = NamespaceImage.FirstGeneration)
    {
        var block = Room(id);
        if (_generations.IsStale(id, generation))
        {
            Remove(id, dataNode);
            return false;
        }

        _generations.Keep(id, dataNode, generation);
        if (Has(block, dataNode))
        {
            return false;
        }

        for (var slot = 0; slot < Slots; slot++)
        {
            if (At(block, slot) == 0)
            {
                _replicas[block] |= (ulong)(dataNode + 1) << (16 * slot);
                Rank(block);
                return true;
            }
        }

        if (!_more.TryGetValue(block, out var more))
        {
            _more.Add(block, more = []);
        }

        more.Add(dataNode);
        Rank(block);
        return true;
    }

    public void Remove(long id, int dataNode)
    {
        var block = Room(id);
        _generations.Drop(id, dataNode);
        for (var slot = 0; slot < Slots; slot++)
        {
            if (At(block, slot) == dataNode + 1)
            {
                _replicas[block] &= ~(0xFFFFUL << (16 * slot));
            }
        }

        if (_more.TryGetValue(block, out var more))
        {
            more.Remove(dataNode);
            if (more.Count == 0)
            {
                _more.Remove(block);
            }
        }

        Rank(block);
    }

    /// <summary>The DataNodes that have the block, in the order of their numbers.</summary>
    public List<int> Holders(int block)
    {
        var holders = new List<int>(Slots);
        for (var slot = 0; slot < Slots; slot++)
        {
            if (At(block, slot) is > 0 and var number)
            {
                holders.Add(number - 1);
            }
        }

        if (_more.TryGetValue(block, out var more))
        {
            holders.AddRange(more);
        }

        holders.Sort();
        return holders;
    }

    /// <summary>How many replicas count: those on DataNodes that stay.</summary>
    public int Live(int block)
    {
        var live = 0;
        for (var slot = 0; slot < Slots; slot++)
        {
            live += At(block, slot) is > 0 and var number && !_out.Contains(number - 1) ? 1 : 0;
        }

        return live + (_more.TryGetValue(block, out var more) ? more.Count(number => !_out.Contains(number)) : 0);
    }

    /// <summary>The rank of a block may have changed, because a DataNode that has it leaves or stays.</summary>
    public void Rank(int block)
    {
        var rank = (_flags[block] & (Known | Open)) == Known && Live(block) is var live && live < _wanted[block] ? (sbyte)(live + 1) : (sbyte)0;
        if (rank != _ranks[block])
        {
            if (_ranks[block] != 0)
            {
                _lacking.Remove((_ranks[block] - 1, block));
            }

            if (rank != 0)
            {
                _lacking.Add((rank - 1, block));
            }

            _ranks[block] = rank;
        }
    }

    /// <summary>Whether a DataNode's replica counts.</summary>
    public bool Has(long id, int dataNode) => Has(Room(id), dataNode);

    private bool Has(int block, int dataNode)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            if (At(block, slot) == dataNode + 1)
            {
                return true;
            }
        }

        return _more.TryGetValue(block, out var more) && more.Contains(dataNode);
    }

    private int At(int block, int slot) => (int)((_replicas[block] >> (16 * slot)) & 0xFFFF);

    private int Room(long id)
    {
        var block = IndexOf(id);
        if (block >= _replicas.Length)
        {
            var length = Math.Max(block + 1, _replicas.Length * 2);
            Array.Resize(ref _replicas, length);
            Array.Resize(ref _flags, length);
            Array.Resize(ref _wanted, length);
            Array.Resize(ref _ranks, length);
        }

        return block;
    }
}
