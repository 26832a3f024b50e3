using System.Text;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.Simulation.Tests.Replays;

public sealed class ComparingStreamSpecs
{
    private int _told;

    [Fact]
    public void what_is_the_same_is_no_difference() => Compare("one\ntwo\n", "one\n", "two\n").ShouldBeNull();

    [Theory]
    [InlineData("one\ntwo\nthree\n", "one\ntxo\nthree\n", 2, "two", "txo")]
    [InlineData("one\ntwo\n", "one\ntwo\nthree\n", 3, null, "three")]
    [InlineData("one\ntwo\nthree\n", "one\ntwo\n", 3, "three", null)]
    [InlineData("one\ntwo\n", "one\ntwo and more\n", 2, "two", "two and more")]
    [InlineData("one\ntwo and more\n", "one\ntwo\n", 2, "two and more", "two")]
    [InlineData("", "one\n", 1, null, "one")]
    public void the_first_line_that_differs_is_named_with_what_stands_in_both(string recorded, string replayed, long line, string? expected, string? came)
    {
        var difference = new Divergence(line, expected, came);

        Compare(recorded, replayed).ShouldBe(difference);
        Compare(recorded, [.. replayed.Split('\n')[..^1].Select(text => text + "\n")]).ShouldBe(difference, "written line by line");
    }

    [Fact]
    public void the_run_is_told_once_as_soon_as_it_differs()
    {
        Compare("one\ntwo\n", "one\n", "other\n", "third\n").ShouldNotBeNull().Line.ShouldBe(2);

        _told.ShouldBe(1);
    }

    private Divergence? Compare(string recorded, params string[] replayed)
    {
        using var stream = new ComparingStream(new MemoryStream(Encoding.UTF8.GetBytes(recorded)), () => _told++);
        foreach (var part in replayed)
        {
            stream.Write(Encoding.UTF8.GetBytes(part));
        }

        stream.CompleteComparison();
        return stream.Difference;
    }
}
