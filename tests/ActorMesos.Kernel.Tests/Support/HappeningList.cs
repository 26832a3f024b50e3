using ActorMesos.Kernel.Recording;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>A recorder that keeps what it is told.</summary>
internal sealed class HappeningList : IRecorder
{
    public List<Line> Lines { get; } = [];

    public IEnumerable<object> Payloads(Happening what) => Lines.Where(line => line.What == what).Select(line => line.Payload);

    public long Record(long atTicks, Happening what, string? from, string? to, object payload, long cause)
    {
        Lines.Add(new Line(TimeSpan.FromTicks(atTicks), what, from, to, payload, cause));
        return Lines.Count;
    }

    internal sealed record Line(TimeSpan At, Happening What, string? From, string? To, object Payload, long Cause);
}
