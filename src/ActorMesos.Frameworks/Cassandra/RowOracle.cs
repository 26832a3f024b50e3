using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// What a client may find in one row: what was acknowledged last, or what it has asked for since without hearing whether it came to
/// pass. One request at a time is made of a row.
/// </summary>
internal sealed class RowOracle
{
    private readonly List<(long Timestamp, bool IsDeleted)> _inDoubt = [];
    private long _timestamp;
    private bool _isDeleted = true;

    /// <summary>Whether a request is on its way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>What has been acknowledged last, in words.</summary>
    public string Expected => _timestamp == 0 ? "nothing" : _isDeleted ? $"nothing, deleted at {new Instant(_timestamp)}" : $"what was written at {new Instant(_timestamp)}";

    public void Acknowledged(long timestamp, bool isDeleted)
    {
        (_timestamp, _isDeleted) = (timestamp, isDeleted);
        _inDoubt.RemoveAll(one => one.Timestamp <= timestamp);
    }

    public void Doubted(long timestamp, bool isDeleted) => _inDoubt.Add((timestamp, isDeleted));

    /// <summary>Judges what was read; null where it may be.</summary>
    public Verdict? Judge(Cell? cell)
    {
        if (cell is not null && _inDoubt.Exists(one => one.Timestamp == cell.Timestamp))
        {
            Acknowledged(cell.Timestamp, cell.IsDeleted);
            return null;
        }

        if (cell is null or { IsDeleted: true })
        {
            return _isDeleted || _inDoubt.Exists(static one => one.IsDeleted) ? null : Verdict.Lost;
        }

        return cell.Timestamp >= _timestamp ? null
            : _isDeleted ? Verdict.Returned
            : Verdict.Lost;
    }

    /// <summary>What is wrong with what was read.</summary>
    public enum Verdict
    {
        /// <summary>Something older than what was acknowledged, or nothing.</summary>
        Lost,

        /// <summary>Something that was deleted.</summary>
        Returned,
    }
}
