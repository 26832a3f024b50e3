using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// A NameNode that becomes active changes nothing until one replica of 999 of 1000 blocks is reported, and for a while after that
/// (<c>dfs.namenode.safemode.threshold-pct</c> and <c>.extension</c>): else it would copy what is only not reported yet.
/// </summary>
internal sealed class SafeMode(TimeSpan extension, BlockMap blocks)
{
    private bool _wasMissing;
    private Instant? _enough;

    public bool IsOn { get; private set; } = true;

    public void Check(Instant now)
    {
        if (!IsOn)
        {
            return;
        }

        if (blocks.Missing * 1000L > blocks.KnownCount)
        {
            (_wasMissing, _enough) = (true, null);
            return;
        }

        _enough ??= now;
        IsOn = _wasMissing && now - _enough.Value < extension;
    }
}
