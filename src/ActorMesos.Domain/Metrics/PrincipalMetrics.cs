namespace ActorMesos.Domain.Metrics;

/// <summary>How much the frameworks of a principal said, and how much of it was understood.</summary>
internal sealed class PrincipalMetrics
{
    public long Received { get; private set; }

    public long Processed { get; private set; }

    public void Receive() => Received++;

    public void Process() => Processed++;
}
