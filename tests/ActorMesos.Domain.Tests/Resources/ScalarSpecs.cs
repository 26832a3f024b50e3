namespace ActorMesos.Domain.Tests.Algebra;

using ActorMesos.Domain.Resources;

public sealed class ScalarSpecs
{
    [Theory]
    [InlineData(1.5011, 1501)]
    [InlineData(1.5015, 1502)]
    [InlineData(1.2344, 1234)]
    [InlineData(1.2345, 1235)]
    [InlineData(-0.0005, -1)]
    public void rounds_half_a_thousandth_away_from_zero(double value, long thousandths) =>
        Scalar.FromDouble(value).Thousandths.ShouldBe(thousandths);

    [Theory]
    [InlineData(2_048_000, "2048")]
    [InlineData(500, "0.5")]
    [InlineData(0, "0")]
    [InlineData(99_999_999_999_999, "99999999999.999")]
    [InlineData(-1_010, "-1.01")]
    public void prints_without_trailing_zeros(long thousandths, string text) => new Scalar(thousandths).ToString().ShouldBe(text);

    [Fact]
    public void takes_a_sum_that_does_not_fit_for_a_bug()
    {
        Should.Throw<OverflowException>(() => new Scalar(long.MaxValue) + new Scalar(1));
        Should.Throw<OverflowException>(() => new Scalar(long.MinValue) - new Scalar(1));
    }

    [Fact]
    public void fifty_thousand_slaves_of_the_largest_amount_still_add_up() =>
        (long.MaxValue / Scalar.Largest.Thousandths).ShouldBeGreaterThan(50_000);

    [Fact]
    public void returns_to_the_double_it_came_from() => Scalar.FromDouble(0.1).ToDouble().ShouldBe(0.1);
}
