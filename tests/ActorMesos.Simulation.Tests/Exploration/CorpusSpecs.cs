using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Tests.Journals;

namespace ActorMesos.Simulation.Tests.Exploration;

public sealed class CorpusSpecs
{
    [Fact]
    public void where_there_is_no_file_there_are_no_seeds() => Corpus.Read("/there/is/none").Value.Seeds.ShouldBeEmpty();

    [Fact]
    public void what_was_written_is_read_again()
    {
        using var file = new TemporaryFile();
        Corpus.Empty.With(Report(4, 2, 9)).Write(file.Name);
        Corpus.Read(file.Name).Value.Seeds.Select(entry => entry.Seed).ShouldBe([2, 4, 9]);
    }

    [Fact]
    public void seeds_that_hold_by_now_stay() =>
        Corpus.Empty.With(Report(4)).With(Report(7)).Seeds.Select(entry => entry.Seed).ShouldBe([4, 7]);

    [Fact]
    public void a_seed_is_kept_once_under_the_group_in_which_it_failed_last()
    {
        var corpus = new Corpus([new CorpusSeed(4, "another")]).With(Report(4));
        corpus.Seeds.ShouldHaveSingleItem().Group.ShouldStartWith("walk-done-");
    }

    [Fact]
    public void the_smallest_ten_of_a_group_are_enough() =>
        Corpus.Empty.With(Report([.. Enumerable.Range(1, 30).Select(seed => (long)seed)])).Seeds.Select(entry => entry.Seed)
            .ShouldBe(Enumerable.Range(1, 10).Select(seed => (long)seed));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"seeds\": [ { \"seed\": 1 } ] }")]
    [InlineData("{ \"seeds\": 3 }")]
    [InlineData("{ \"seeds\": [ { \"seed\": \"x\" } ] }")]
    [InlineData("{ \"seeds\": [ null ] }")]
    public void a_file_that_is_no_corpus_is_refused(string text)
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Name, text);
        Corpus.Read(file.Name).Refusal!.Reason.ShouldContain(file.Name);
    }

    private static ExploreReport Report(params long[] seeds)
    {
        var failure = new RunFailure(ExitCode.NotLive, "walk-done", TimeSpan.Zero, "framework walk is not done");
        var group = FailureGroup.Of(failure);
        return new ExploreReport
        {
            Planned = 100,
            Done = 100,
            Groups = [new ExploreGroup(group, [.. seeds.Select(seed => new FailedCase(seed, 0, failure, group))])],
            Reached = new Dictionary<string, int>(),
            Missed = [],
        };
    }
}
