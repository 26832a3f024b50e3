using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Kernel.Tests.Randomness;

public sealed class LatencyRangeSpecs
{
    private static readonly LatencyRange Range = new(TimeSpan.FromTicks(2000), TimeSpan.FromTicks(20_000));

    [Fact]
    public void both_ends_are_included()
    {
        Range.Ticks(0).ShouldBe(2000);
        Range.Ticks(ulong.MaxValue).ShouldBe(20_000);
        Range.Ticks(1UL << 63).ShouldBe(11_000);
    }

    [Fact]
    public void a_range_of_one_latency_is_always_that_latency() =>
        new LatencyRange(TimeSpan.FromTicks(5), TimeSpan.FromTicks(5)).Ticks(ulong.MaxValue).ShouldBe(5);

    [Fact]
    public void nothing_arrives_at_the_instant_that_sent_it() => new LatencyRange(TimeSpan.Zero, TimeSpan.Zero).Ticks(ulong.MaxValue).ShouldBe(1);

    [Fact]
    public void a_range_whose_ends_are_swapped_is_refused() => Should.Throw<ArgumentOutOfRangeException>(
        () => new LatencyRange(TimeSpan.FromTicks(20), TimeSpan.FromTicks(2)).Ticks(1));
}
