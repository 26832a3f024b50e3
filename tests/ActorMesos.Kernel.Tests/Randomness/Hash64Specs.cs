using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Kernel.Tests.Randomness;

public sealed class Hash64Specs
{
    // A change of any of these changes every run of every seed.
    [Theory]
    [InlineData("", 0xF52A15E9A9B5E89BUL)]
    [InlineData("a", 0x02C0BDBF481420F8UL)]
    [InlineData("network", 0x58109F97160C0933UL)]
    [InlineData("slave-node-1", 0x516B4470F651DE41UL)]
    [InlineData("Grüße", 0xE53201CF50DF0CBEUL)]
    public void hashes_texts_to_fixed_values(string text, ulong hash) => Hash64.Of(text).ShouldBe(hash);

    [Theory]
    [InlineData(0UL, 0UL, 0x48218226FF3CD4BFUL)]
    [InlineData(1UL, 2UL, 0x64684C4F0FD784B4UL)]
    [InlineData(2UL, 1UL, 0xF18D6CE93D6CF1EEUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, 0x2DFE1AA565B7FF81UL)]
    public void hashes_pairs_to_fixed_values(ulong first, ulong second, ulong hash) => Hash64.Of(first, second).ShouldBe(hash);

    [Fact]
    public void hashes_triples_to_fixed_values() => Hash64.Of(1, 2, 3).ShouldBe(0xE4827147B88BB485UL);

    [Theory]
    [InlineData(1UL, 0x5692161D100B05E5UL)]
    [InlineData(0x9E3779B97F4A7C15UL, 0xE220A8397B1DCDAFUL)]
    public void mixes_as_splitmix64_does(ulong value, ulong mixed) => Hash64.Mix(value).ShouldBe(mixed);

    [Fact]
    public void similar_inputs_do_not_collide()
    {
        var names = Enumerable.Range(0, 50_000).Select(i => Hash64.Of($"node-{i}"));
        var pairs = Enumerable.Range(0, 50_000).Select(i => Hash64.Of((ulong)i % 250, (ulong)i / 250));

        names.Concat(pairs).Distinct().Count().ShouldBe(100_000);
    }

    [Fact]
    public void one_changed_bit_changes_about_half_of_the_result()
    {
        var changed = 0;
        for (var i = 0UL; i < 1000; i++)
        {
            for (var bit = 0; bit < 64; bit++)
            {
                changed += System.Numerics.BitOperations.PopCount(Hash64.Of(i, 7) ^ Hash64.Of(i ^ (1UL << bit), 7));
            }
        }

        (changed / 64_000.0).ShouldBeInRange(31.5, 32.5);
    }

    [Theory]
    [InlineData(0UL, 10, 0)]
    [InlineData(ulong.MaxValue, 10, 9)]
    [InlineData(1UL << 63, 10, 5)]
    [InlineData(ulong.MaxValue, 1, 0)]
    [InlineData(ulong.MaxValue, long.MaxValue, long.MaxValue - 1)]
    public void below_spreads_the_bits_over_the_bound(ulong bits, long bound, long expected) => Hash64.Below(bits, bound).ShouldBe(expected);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void there_is_no_number_below_zero(long bound) => Should.Throw<ArgumentOutOfRangeException>(() => Hash64.Below(5, bound));
}
