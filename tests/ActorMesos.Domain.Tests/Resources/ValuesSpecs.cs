namespace ActorMesos.Domain.Tests.Algebra;

using ActorMesos.Domain.Resources;

public sealed class ValuesSpecs
{
    private static RangesValue Ranges(params (ulong Begin, ulong End)[] ranges) =>
        RangesValue.Of([.. ranges.Select(range => new ValueRange(range.Begin, range.End))]);

    [Fact]
    public void joins_ranges_that_overlap_or_touch()
    {
        Ranges((3, 4), (1, 2)).ShouldBe(Ranges((1, 4)));
        Ranges((1, 10), (2, 3)).Count.ShouldBe(1);
        Ranges((1, 2), (4, 5)).Count.ShouldBe(2);
        Ranges((0, ulong.MaxValue), (7, 8)).ToString().ShouldBe("[0-18446744073709551615]");
    }

    [Fact]
    public void splits_ranges_when_the_middle_is_taken() =>
        Ranges((1, 10)).Except(Ranges((3, 4), (10, 12))).ShouldBe(Ranges((1, 2), (5, 9)));

    [Fact]
    public void takes_nothing_of_ranges_apart() => Ranges((5, 9)).Except(Ranges((1, 4), (10, 11))).ShouldBe(Ranges((5, 9)));

    [Fact]
    public void contains_a_range_only_within_one_of_its_own()
    {
        Ranges((1, 5), (8, 9)).Contains(Ranges((2, 3), (8, 8))).ShouldBeTrue();
        Ranges((1, 5), (8, 9)).Contains(Ranges((4, 8))).ShouldBeFalse();
        Ranges((1, 5)).Contains(Ranges((6, 6))).ShouldBeFalse();
    }

    [Fact]
    public void keeps_a_set_distinct_and_ordered()
    {
        var set = SetValue.Of("b", "a", "b");
        set.ToString().ShouldBe("{a,b}");
        set.Except(SetValue.Of("b", "c")).ShouldBe(SetValue.Of("a"));
        set.Union(SetValue.Of("0")).ToString().ShouldBe("{0,a,b}");
        set.Contains(SetValue.Of("a", "c")).ShouldBeFalse();
    }
}
