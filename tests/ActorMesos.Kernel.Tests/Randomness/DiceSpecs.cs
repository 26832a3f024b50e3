using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Kernel.Tests.Randomness;

public sealed class DiceSpecs
{
    [Fact]
    public void a_stream_is_fixed_by_seed_and_name()
    {
        var dice = new Dice(7, "node-1");

        new[] { dice.Next(), dice.Next(), dice.Next() }.ShouldBe([0xB8E68BD0BC3ABA59UL, 0x45ED37377A54342AUL, 0x70736124E06DE82BUL]);
    }

    [Fact]
    public void streams_of_other_names_and_seeds_differ()
    {
        var draws = new[] { new Dice(7, "a"), new Dice(7, "b"), new Dice(8, "a"), new Dice(7, "") }.SelectMany(dice => Draw(dice, 1000)).ToList();

        draws.Distinct().Count().ShouldBe(draws.Count);
    }

    [Fact]
    public void draws_from_one_stream_do_not_shift_another()
    {
        var alone = Draw(new Dice(7, "a"), 100);
        var (first, other) = (new Dice(7, "a"), new Dice(7, "b"));
        var interleaved = new List<ulong>();
        for (var i = 0; i < 100; i++)
        {
            other.NextFraction();
            interleaved.Add(first.Next());
            other.NextBelow(3);
        }

        interleaved.ShouldBe(alone);
    }

    [Fact]
    public void every_kind_of_draw_takes_one_place_of_the_stream()
    {
        var bits = Draw(new Dice(7, "a"), 4);
        var dice = new Dice(7, "a");

        dice.NextBelow(1000);
        dice.NextFraction();
        dice.NextBelow(1);

        dice.Next().ShouldBe(bits[3]);
    }

    [Fact]
    public void numbers_below_a_bound_are_spread_evenly()
    {
        var dice = new Dice(7, "a");
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[dice.NextBelow(10)]++;
        }

        counts.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void fractions_lie_between_zero_and_one_and_are_spread_evenly()
    {
        var dice = new Dice(7, "a");
        var draws = Enumerable.Range(0, 100_000).Select(_ => dice.NextFraction()).ToList();

        draws.ShouldAllBe(draw => draw >= 0 && draw < 1);
        draws.Average().ShouldBeInRange(0.49, 0.51);
    }

    private static List<ulong> Draw(Dice dice, int count) => [.. Enumerable.Range(0, count).Select(_ => dice.Next())];
}
