using ActorMesos.Domain.Randomness;

namespace ActorMesos.Domain.Tests.Randomness;

/// <summary>Distributions of durations, by the fractions below which their draws lie.</summary>
public sealed class DurationDistributionSpecs
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void a_constant_is_always_the_same() => new ConstantDuration(Minute).At(0.99).ShouldBe(Minute);

    [Fact]
    public void uniform_draws_reach_both_bounds()
    {
        var distribution = new UniformDuration(TimeSpan.FromTicks(1), TimeSpan.FromTicks(4));
        new[] { 0, 0.24, 0.25, 0.5, 0.999 }.Select(fraction => distribution.At(fraction).Ticks).ShouldBe([1, 1, 2, 3, 4]);
    }

    [Fact]
    public void exponential_draws_have_their_mean() => Mean(new ExponentialDuration(Minute)).ShouldBe(60, 0.1);

    [Fact]
    public void sixty_three_of_a_hundred_weibull_draws_lie_below_the_scale() =>
        new WeibullDuration(Minute, 0.7).At(1 - (1 / Math.E)).TotalSeconds.ShouldBe(60, 0.001);

    [Fact]
    public void half_of_the_log_normal_draws_lie_below_the_median()
    {
        new LogNormalDuration(Minute, 1.2).At(0.5).ShouldBe(Minute);
        new LogNormalDuration(Minute, 1.2).At(0.8413447).TotalSeconds.ShouldBe(60 * Math.Exp(1.2), 0.01);
    }

    [Fact]
    public void pareto_draws_begin_at_the_least_and_have_a_heavy_tail()
    {
        new ParetoDuration(Minute, 1.5).At(0).ShouldBe(Minute);
        new ParetoDuration(Minute, 1.5).At(0.999).TotalMinutes.ShouldBe(100, 0.01);
    }

    [Fact]
    public void nothing_lasts_longer_than_a_year() =>
        new ParetoDuration(TimeSpan.FromDays(300), 0.1).At(0.999).ShouldBe(TimeSpan.FromDays(365));

    private static double Mean(DurationDistribution distribution) =>
        Enumerable.Range(0, 100_000).Average(step => distribution.At((step + 0.5) / 100_000).TotalSeconds);
}
