using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Network;

namespace ActorMesos.Kernel.Tests.Support;

internal sealed class LinkRule(Func<Link, object, Verdict> judge) : ILinkRule
{
    public Verdict Judge(Link link, object message) => judge(link, message);
}

internal sealed class DiskRule(Func<string, object, DiskVerdict> judge) : IDiskRule
{
    /// <summary>The verdict on every request of one kind.</summary>
    public static DiskRule On<TRequest>(DiskVerdictKind kind, TimeSpan extra = default, string? id = null) => new((persistenceId, request) =>
        request is TRequest && (id is null || id == persistenceId) ? new DiskVerdict(kind, extra) : DiskVerdict.Pass);

    public DiskVerdict Judge(string persistenceId, object request) => judge(persistenceId, request);
}
