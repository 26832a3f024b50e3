using ActorMesos.Domain.Time;
using CsCheck;

namespace ActorMesos.Domain.Tests.Time;

public sealed class DurationTextSpecs
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("0.1us", 1)]
    [InlineData("200us", 2_000)]
    [InlineData("200 us", 2_000)]
    [InlineData("1ms", 10_000)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("01.50 s", 15_000_000)]
    [InlineData("90s", 900_000_000)]
    [InlineData("1m", 600_000_000)]
    [InlineData("1 minute", 600_000_000)]
    [InlineData("10 minutes", 6_000_000_000)]
    [InlineData("0.5h", 18_000_000_000)]
    [InlineData("1d", 864_000_000_000)]
    [InlineData("2 days", 1_728_000_000_000)]
    [InlineData("3 microseconds", 30)]
    [InlineData("3 milliseconds", 30_000)]
    [InlineData("1 second", 10_000_000)]
    [InlineData("1 hours", 36_000_000_000)]
    public void reads_a_number_and_its_unit(string text, long ticks) =>
        DurationText.Parse(text).Value.ShouldBe(TimeSpan.FromTicks(ticks));

    [Theory]
    [InlineData("30", "duration-without-unit")]
    [InlineData("1.5", "duration-without-unit")]
    [InlineData("30 sec", "duration-unit")]
    [InlineData("30S", "duration-unit")]
    [InlineData("30\ts", "duration-unit")]
    [InlineData("30s ", "duration-unit")]
    [InlineData("1m30s", "duration-unit")]
    [InlineData("5ns", "duration-unit")]
    [InlineData("0.05us", "duration-ticks")]
    [InlineData("0.33333333s", "duration-ticks")]
    [InlineData("99999999999999999d", "duration-max")]
    [InlineData("9999999999999999999s", "duration-digits")]
    [InlineData("", "duration-number")]
    [InlineData("s", "duration-number")]
    [InlineData("-1s", "duration-number")]
    [InlineData("+1s", "duration-number")]
    [InlineData(" 1s", "duration-number")]
    [InlineData(".5s", "duration-number")]
    [InlineData("5.s", "duration-number")]
    [InlineData("1.2.3s", "duration-number")]
    [InlineData("1e3s", "duration-unit")]
    [InlineData("infinite", "duration-number")]
    [InlineData("١s", "duration-number")]
    public void refuses_anything_else(string text, string rule) =>
        DurationText.Parse(text).Refusal.ShouldNotBeNull().Rule.ShouldBe(rule);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "0.1us")]
    [InlineData(15, "1.5us")]
    [InlineData(2_000, "200us")]
    [InlineData(900_000_000, "90s")]
    [InlineData(600_000_000, "1m")]
    [InlineData(864_000_000_000, "1d")]
    public void writes_the_largest_unit_that_needs_no_decimals(long ticks, string text) =>
        DurationText.Write(TimeSpan.FromTicks(ticks)).ShouldBe(text);

    [Fact]
    public void reads_back_what_it_writes() => Gen.Long[0, TimeSpan.TicksPerDay * 365].Always(ticks =>
        DurationText.Parse(DurationText.Write(TimeSpan.FromTicks(ticks))).Value.Ticks == ticks);
}
