using ActorMesos.Simulation.Shrinking;
using CsCheck;

namespace ActorMesos.Simulation.Tests.Shrinking;

public sealed class DeltaDebuggingSpecs
{
    [Fact]
    public void finds_exactly_the_elements_that_matter()
    {
        Gen.Int[1, 40].SelectMany(count => Gen.Int[0, count - 1].Array[0, 5].Select(needed => (count, needed.ToHashSet()))).Always(sample =>
        {
            var (count, needed) = sample;
            Minimize(count, part => needed.All(part.Contains)).ShouldBe(needed.Order());
        });
    }

    [Fact]
    public void leaves_nothing_that_could_be_left_out_alone_whatever_fails()
    {
        // Fails with any three of the even elements, or with two neighbours: nothing monotone about it.
        static bool Fails(IReadOnlyList<int> part) =>
            part.Count(element => element % 2 == 0) is 3 || part.Zip(part.Skip(1)).Any(pair => pair.Item2 == pair.Item1 + 1) || part.Count == 20;

        var left = Minimize(20, Fails);

        Fails(left).ShouldBeTrue();
        Enumerable.Range(0, left.Count).Count(index => Fails([.. left.Where((_, place) => place != index)])).ShouldBe(0);
    }

    [Fact]
    public void what_fails_by_itself_is_shrunk_to_nothing() => Minimize(10, _ => true).ShouldBeEmpty();

    private static IReadOnlyList<int> Minimize(int count, Func<IReadOnlyList<int>, bool> fails) =>
        DeltaDebugging.Minimize<int>([.. Enumerable.Range(0, count)], parts => parts.FirstOrDefault(fails));
}
