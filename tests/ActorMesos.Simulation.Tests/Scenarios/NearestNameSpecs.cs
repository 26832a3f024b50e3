using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class NearestNameSpecs
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("crash", "crash", 0)]
    [InlineData("crsh", "crash", 1)]
    [InlineData("crahs", "crash", 1)]
    [InlineData("crashes", "crash", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void counts_letters_inserted_deleted_replaced_and_swapped(string left, string right, int distance)
    {
        NearestName.Distance(left, right).ShouldBe(distance);
        NearestName.Distance(right, left).ShouldBe(distance);
    }

    [Fact]
    public void prefers_the_least_difference_and_then_the_first() =>
        NearestName.Of("ab", ["abcd", "ac", "ax"]).ShouldBe("ac");

    [Theory]
    [InlineData("node-9")]
    [InlineData("something-else")]
    public void names_nothing_that_was_hardly_meant(string written) =>
        NearestName.Of(written, ["node-1", "node-2"]).ShouldBeNull();
}
