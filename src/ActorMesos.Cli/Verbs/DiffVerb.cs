using ActorMesos.Cli.Output;
using System.CommandLine;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>diff A B</c>: two runs side by side, from their folders or run for it.</summary>
internal static class DiffVerb
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("RUN") { Description = "The folders of two runs; or one scenario file, with --seeds, --semantics or --rules.", Arity = ArgumentArity.OneOrMore };
        var seeds = new Option<string?>("--seeds") { Description = "Runs the scenario with two seeds.", HelpName = "N,M" };
        var semantics = new Option<string?>("--semantics") { Description = "Runs the scenario under the rules of two releases.", HelpName = "V,W" };
        var rules = new Option<bool>("--rules") { Description = "Runs the scenario under the rules of both releases, then under the first's with one rule changed at a time, and names the rules that make the difference." };
        var set = new Option<string[]>("--set") { Description = "Sets a key of the scenario, as in --set slaves[0].count=50. May be given several times.", HelpName = "path=value" };
        var html = new Option<string?>("--html") { Description = "Writes a page with the two runs side by side to this file as well.", HelpName = "FILE" };
        var verb = new Command("diff", "Compares two runs: what they came to, and where they part.") { runs, seeds, semantics, rules, set, html };
        verb.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var named = parsed.GetValue(runs)!;
            var (twoSeeds, twoReleases, isByRule) = (parsed.GetValue(seeds), parsed.GetValue(semantics), parsed.GetValue(rules));
            var page = parsed.GetValue(html);
            var settings = parsed.GetValue(set) ?? [];
            var chosen = (twoSeeds is null ? 0 : 1) + (twoReleases is null ? 0 : 1) + (isByRule ? 1 : 0);
            return (int)((named, chosen) switch
            {
                ([var first, var second], 0) when settings.Length == 0 => DiffExecution.Folders(first, second, page),
                ([var file], 1) when twoSeeds is not null => DiffExecution.Pair(file, settings, ["seeds", twoSeeds], page, interruption),
                ([var file], 1) when twoReleases is not null => DiffExecution.Pair(file, settings, ["semantics", twoReleases], page, interruption),
                ([var file], 1) when page is null => RulesExecution.Execute(file, settings, interruption),
                _ => Refuse(),
            });
        });
        return verb;
    }

    private static ExitCode Refuse() => Refused.Say(new Refusal(
        "diff-words", "diff compares two folders of runs (diff A B), or what becomes of one scenario (diff FILE with one of --seeds 1,2, --semantics 0.23,1.11 and --rules); --html goes with all but --rules"));
}
