namespace ActorMesos.Kernel.Randomness;

/// <summary>A latency drawn evenly between two durations, both included.</summary>
/// <param name="Least">The shortest latency; at least one tick of 100 ns, so that nothing arrives at the instant that sent it.</param>
/// <param name="Most">The longest latency.</param>
public readonly record struct LatencyRange(TimeSpan Least, TimeSpan Most)
{
    /// <summary>The latency, in ticks of 100 ns, that the bits stand for.</summary>
    public long Ticks(ulong bits) => Math.Max(1, Least.Ticks + Hash64.Below(bits, Most.Ticks - Least.Ticks + 1));
}
