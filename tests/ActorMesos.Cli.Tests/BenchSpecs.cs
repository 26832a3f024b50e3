using System.Text.Json;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary>What the benchmarks print is read by programs: one line, and in it these numbers.</summary>
public sealed class BenchSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("offers --slaves 20 --frameworks 2 --tasks 1", "messages wall_seconds messages_per_second bytes_per_slave")]
    [InlineData("journal --slaves 4 --events 100", "persisted_per_second recovered_per_second recovered_one_by_one_per_second raw_rows_per_second")]
    [InlineData("explore --seeds 4 --jobs 2", "seeds seeds_per_minute wall_seconds processor_seconds_per_seed")]
    [InlineData("allocator --slaves 20 --frameworks 4", "round_seconds first_round_seconds max_round_seconds offers_per_round")]
    public async Task prints_one_line_of_json_with_the_figures(string words, string figures)
    {
        var ended = (await _workplace.Run(["bench", .. words.Split(' ')])).ShouldExitWith(0);

        using var line = JsonDocument.Parse(ended.OutputLines.Single());
        line.RootElement.GetProperty("bench").GetString().ShouldBe(words.Split(' ')[0]);
        foreach (var figure in figures.Split(' '))
        {
            line.RootElement.GetProperty(figure).GetDouble().ShouldBeGreaterThan(0, figure);
        }

        _workplace.Inventory().ShouldBeEmpty("a benchmark leaves nothing behind");
    }

    [Fact]
    public async Task the_messages_of_offers_do_not_depend_on_the_machine()
    {
        var runs = new List<long>();
        for (var run = 0; run < 2; run++)
        {
            using var line = JsonDocument.Parse((await _workplace.Run("bench", "offers", "--slaves", "20", "--frameworks", "2", "--tasks", "2")).Output);
            line.RootElement.GetProperty("tasks_finished").GetInt64().ShouldBe(40);
            runs.Add(line.RootElement.GetProperty("messages").GetInt64());
        }

        runs[0].ShouldBe(runs[1]);
    }

    [Fact]
    public async Task no_update_of_a_served_cluster_is_lost()
    {
        var ended = await _workplace.Run("bench", "serve", "--slaves", "20", "--schedulers", "4", "--rate", "100", "--seconds", "1", "--pollers", "1");
        using var line = JsonDocument.Parse(ended.Output);

        Figure("launches").ShouldBeGreaterThan(50);
        Figure("lost_updates").ShouldBe(0);
        Figure("updates").ShouldBeGreaterThanOrEqualTo(3 * (Figure("launches") - Figure("tasks_not_finished")));
        Figure("launches_per_second").ShouldBeGreaterThan(0);
        Figure("state_seconds").ShouldBeGreaterThan(0);
        Figure("offer_delay_seconds").ShouldBeGreaterThanOrEqualTo(0);
        _workplace.Inventory().ShouldBeEmpty("a benchmark leaves nothing behind");

        double Figure(string name) => line.RootElement.GetProperty(name).GetDouble();
    }

    [Theory]
    [InlineData("offers --slaves 0", "--slaves")]
    [InlineData("journal --events -1", "--events")]
    [InlineData("allocator --frameworks many", "--frameworks")]
    public async Task refuses_a_size_that_is_none(string words, string named) =>
        (await _workplace.Run(["bench", .. words.Split(' ')])).ShouldBeRefused(named);
}
