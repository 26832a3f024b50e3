using ActorMesos.Kernel.Loop;

namespace ActorMesos.Kernel.Tests.Loop;

public sealed class DueSpecs
{
    [Fact]
    public void orders_by_instant_then_order_then_number()
    {
        Due[] sorted = [new(-5, 9, 9), new(1, 1, 2), new(1, 2, 0), new(1, 2, 1), new(2, 0, 0), new(long.MaxValue, ulong.MaxValue, 0)];

        sorted.Reverse().Order().ShouldBe(sorted);
    }

    [Fact]
    public void orders_hashes_above_the_middle_as_unsigned()
    {
        (new Due(1, ulong.MaxValue, 0) > new Due(1, 1, 0)).ShouldBeTrue();
        (new Due(1, 1, ulong.MaxValue) >= new Due(1, 1, 1)).ShouldBeTrue();
        (new Due(1, 1, 1) < new Due(1, 1, ulong.MaxValue)).ShouldBeTrue();
        (new Due(1, 1, 1) <= new Due(1, 1, 1)).ShouldBeTrue();
    }
}
