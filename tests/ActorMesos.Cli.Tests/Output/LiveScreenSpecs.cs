using System.Text.RegularExpressions;
using ActorMesos.Cli.Output;
using Spectre.Console;
using Spectre.Console.Testing;

namespace ActorMesos.Cli.Tests.Output;

/// <summary>The lines that change in place, on a terminal that keeps all that was written to it.</summary>
public sealed class LiveScreenSpecs
{
    private static readonly ProgressView View = new(
        "00:10:00 of 00:45:00", 0.22, [("slaves", "23 up, 1 down"), ("faults", "crash: node-3, since 12.0000000s; partition: [node-1] | [master], since 14.0000000s")]);

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(120)]
    public void shows_all_that_it_is_told_and_no_line_is_wider_than_the_terminal(int width)
    {
        var shown = Shown(width, View);

        shown.ShouldContain("00:10:00 of 00:45:00");
        shown.ShouldContain("22%");
        Regex.Replace(shown, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldContain("slaves 23 up, 1 down");
        shown.ShouldContain("partition:");
        shown.Split('\n').Max(line => line.TrimEnd('\r').Split('\r').Max(part => part.Length)).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public void without_colours_there_are_none() => Written(80, ColorSystem.NoColors, View).ShouldNotContain("38;5");

    [Fact]
    public void with_colours_there_are_some() => Written(80, ColorSystem.EightBit, View).ShouldContain("38;5");

    [Fact]
    public void a_title_with_brackets_is_shown_as_it_is() => Shown(80, View with { Title = "[red]10[/] of 20" }).ShouldContain("[red]10[/] of 20");

    [Fact]
    public void before_there_is_anything_to_show_and_after_its_end_nothing_is_on_the_terminal()
    {
        using var console = Terminal(80, ColorSystem.NoColors);
        using (new LiveScreen(console))
        {
        }

        console.Output.ShouldBeEmpty();
        Written(80, ColorSystem.NoColors, View).TrimEnd().ShouldEndWith("\u001b[?25h", Case.Sensitive, "the cursor is back");
    }

    private static string Shown(int width, ProgressView view) =>
        Regex.Replace(Written(width, ColorSystem.NoColors, view), "\u001b\\[[0-9;?]*[A-Za-z]", "", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Written(int width, ColorSystem colours, ProgressView view)
    {
        using var console = Terminal(width, colours);
        using (var screen = new LiveScreen(console))
        {
            screen.Show(view);
        }

        return console.Output;
    }

    private static TestConsole Terminal(int width, ColorSystem colours) =>
        new TestConsole().Width(width).Height(24).Colors(colours).Interactive().SupportsAnsi(true).EmitAnsiSequences();
}
