using ActorMesos.Simulation.Shrinking;

namespace ActorMesos.Simulation.Tests.Shrinking;

public sealed class RoundTimesSpecs
{
    [Fact]
    public void shorter_times_begin_with_the_shortest() =>
        RoundTimes.Shorter(TimeSpan.FromSeconds(3)).ShouldBe(
            [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);

    [Fact]
    public void rounder_times_begin_with_the_roundest_and_lie_on_either_side() =>
        RoundTimes.Rounder(TimeSpan.FromSeconds(83)).ShouldBe(
            [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(90)]);

    [Fact]
    public void a_round_time_stays() => RoundTimes.Rounder(TimeSpan.FromHours(2)).ShouldBeEmpty();
}
