using ActorMesos.Domain.Randomness;

namespace ActorMesos.Domain.Tests.Randomness;

public sealed class StableMathSpecs
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.001)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(12345.678)]
    [InlineData(1e300)]
    public void the_logarithm_is_right_to_thirteen_digits(double value) =>
        Math.Abs(StableMath.Log(value) - Math.Log(value)).ShouldBeLessThanOrEqualTo(1e-13 * Math.Max(1, Math.Abs(Math.Log(value))));

    [Theory]
    [InlineData(-600.0)]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(20.5)]
    [InlineData(600.0)]
    public void the_exponential_is_right_to_twelve_digits(double power) =>
        (StableMath.Exp(power) / Math.Exp(power)).ShouldBe(1, 1e-12);

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963985)]
    [InlineData(0.001, -3.090232306)]
    [InlineData(0.999, 3.090232306)]
    public void the_normal_distribution_is_right_to_eight_digits(double fraction, double deviations) =>
        StableMath.Normal(fraction).ShouldBe(deviations, 2e-8);

    [Fact]
    public void what_no_double_can_hold_does_not_overflow() => (StableMath.Exp(-800), StableMath.Exp(800)).ShouldBe((0, double.MaxValue));

    [Fact]
    public void the_bits_are_the_same_everywhere()
    {
        BitConverter.DoubleToInt64Bits(StableMath.Log(0.1)).ShouldBe(-4611004657371359979);
        BitConverter.DoubleToInt64Bits(StableMath.Pow(0.3, -1 / 1.5)).ShouldBe(4612207182107583392);
    }
}
