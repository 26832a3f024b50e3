using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class RunOptionsSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public RunOptionsSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task run_may_be_left_out()
    {
        (await _workplace.Run("walk.conf")).ShouldExitWith(0);

        File.Exists(_workplace.Path("out", "walk", "seed-3", "result.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task a_seed_makes_another_run_in_a_folder_of_its_own()
    {
        var three = await _workplace.Run("walk.conf");
        var eight = await _workplace.Run("walk.conf", "--seed", "8");

        eight.ShouldExitWith(0).Trace.ShouldNotBe(three.Trace);
        ((long)Ended.Json(_workplace.Path("out", "walk", "seed-8", "result.json"))["seed"]!).ShouldBe(8);
    }

    [Fact]
    public async Task settings_and_semantics_go_before_what_the_file_says()
    {
        var ended = await _workplace.Run("walk.conf", "--semantics", "1.11", "--set", "duration=7s", "--set", "slaves[0].count=2", "--out", "elsewhere/deep");

        ended.ShouldExitWith(0).OutputLines[1].ShouldBe("seed 3, semantics 1.11, 2 slaves, 1 framework, journal sqlite");
        var result = Ended.Json(_workplace.Path("elsewhere", "deep", "result.json"));
        ((string)result["semantics"]!).ShouldBe("1.11");
        ((decimal)result["virtual_seconds"]!).ShouldBe(7);
        Directory.Exists(_workplace.Path("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task where_the_journal_is_kept_changes_nothing_of_the_run()
    {
        var file = await _workplace.Run("walk.conf", "--out", "on-sqlite");
        var memory = await _workplace.Run("walk.conf", "--out", "in-memory", "--journal", "memory");

        memory.ShouldExitWith(0).Trace.ShouldBe(file.ShouldExitWith(0).Trace);
        File.Exists(_workplace.Path("in-memory", "journal.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task a_new_run_takes_the_place_of_the_one_before()
    {
        await _workplace.Run("walk.conf", "--out", "here");
        await _workplace.Run("walk.conf", "--out", "here", "--set", "duration=6s", "--journal", "memory");

        ((decimal)Ended.Json(_workplace.Path("here", "result.json"))["virtual_seconds"]!).ShouldBe(6);
        File.Exists(_workplace.Path("here", "journal.db")).ShouldBeFalse();
        Directory.EnumerateDirectories(_workplace.Folder).Select(Path.GetFileName).ShouldBe(["here"]);
    }

    [Fact]
    public async Task quiet_leaves_the_verdict_alone()
    {
        var ended = await _workplace.Run("walk.conf", "--quiet", "--set", "print-documents=true");

        ended.ShouldExitWith(0).Output.ShouldBe("HOLDS\n");
        ended.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_not_a_terminal_gets_no_colours_and_no_lines_written_over() =>
        (await _workplace.Run("walk.conf")).Output.ShouldNotContain('\u001b');

    [Fact]
    public async Task timings_are_kept_apart_from_what_must_be_equal()
    {
        await _workplace.Run("walk.conf", "--out", "here");

        var timing = Ended.Json(_workplace.Path("here", "timing.json"));
        ((double)timing["start_seconds"]!).ShouldBeGreaterThan(0);
        ((double)timing["wall_seconds"]!).ShouldBeGreaterThan((double)timing["start_seconds"]!);
    }

    [Fact]
    public async Task order_is_a_key_like_any_other_and_part_of_the_line_that_repeats_a_run()
    {
        (await _workplace.Run("show", "walk.conf", "--order", "random")).ShouldExitWith(0).Output.ShouldContain("    order = random\n");
        (await _workplace.Run("walk.conf", "--order", "chaos")).ShouldExitWith(1).Error.ShouldContain("known orders: fifo, random");
        (await _workplace.Run("walk.conf", "--order", "random", "--set", "expect.reached=[task-lost]")).ShouldExitWith(2)
            .OutputLines[^1].ShouldContain(" --set network.order=random");
    }

}
