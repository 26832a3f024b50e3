using System.Diagnostics;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary>What the program says to a terminal, and what to a file: Debian's <c>script</c> makes the terminal.</summary>
public sealed class TerminalSpecs : IDisposable
{
    private const string HidesCursor = "\u001b[?25l";

    private readonly Workplace _workplace = new();

    public TerminalSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [TerminalFact]
    public async Task on_a_terminal_an_exploration_shows_a_bar_and_leaves_only_what_it_came_to()
    {
        var shown = await OnTerminal("explore walk.conf --seeds 1..30 --jobs 1");

        shown.ShouldContain(HidesCursor);
        shown.ShouldContain(" of 30 runs");
        shown.ShouldContain("a minute, ");
        shown[shown.LastIndexOf(HidesCursor, StringComparison.Ordinal)..].ShouldContain("\u001b[?25h", Case.Sensitive, "the cursor is shown again");
    }

    [TerminalFact]
    public async Task nothing_changes_in_place_where_it_is_to_be_quiet() =>
        (await OnTerminal("explore walk.conf --seeds 1..20 --jobs 1 --quiet")).ShouldNotContain(HidesCursor);

    [TerminalFact]
    public async Task nothing_changes_in_place_where_all_is_kept_in_a_log() =>
        (await OnTerminal("explore walk.conf --seeds 1..20 --jobs 1", "CI=true")).ShouldNotContain(HidesCursor);

    private async Task<string> OnTerminal(string words, string environment = "")
    {
        var start = new ProcessStartInfo("script", ["-qec", $"env {environment} dotnet '{Built.Program}' {words}", "/dev/null"])
        {
            WorkingDirectory = _workplace.Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("CI");
        using var running = new Running(start);
        return (await running.End()).ShouldExitWith(0).Output;
    }
}
