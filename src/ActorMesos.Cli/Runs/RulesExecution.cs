using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Comparisons;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Runs;

/// <summary>Finds the rules of a release that make a scenario end otherwise.</summary>
internal static class RulesExecution
{
    public static ExitCode Execute(string file, string[] settings, Interruption interruption)
    {
        var releases = SemanticsProfile.All;
        if (DiffExecution.Read(file, null, releases[0].Name, settings) is not { } first || DiffExecution.Read(file, null, releases[1].Name, settings) is not { } second)
        {
            // The first mistake is said once: the other release would most likely say it again.
            return ExitCode.BadUsage;
        }

        var rules = SemanticsRules.Between(releases[0], releases[1]);
        Console.Error.WriteLine($"runs {releases[0].Name}, {releases[1].Name}, and {rules.Count} times {releases[0].Name} with one rule changed");
        var outcomes = Run([first, second, .. rules.Select(rule => first with { Semantics = SemanticsRules.With(releases[0], releases[1], rule) })], interruption.Token);
        if (interruption.Token.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }

        Console.WriteLine(first.Name);
        Effect($"{releases[1].Name} instead of {releases[0].Name}:", RuleEffect.Of("", outcomes[0], outcomes[1]));
        var effects = rules.Select((rule, number) => RuleEffect.Of(rule, outcomes[0], outcomes[number + 2])).ToList();
        var telling = effects.FindAll(effect => effect.Differences.Count > 0);
        Console.WriteLine(telling.Count == 0 ? "no rule makes a difference by itself" : $"{releases[0].Name} with one rule of {releases[1].Name}:");
        foreach (var effect in telling)
        {
            Effect($"  {effect.Rule}", effect);
        }

        Names("rules that change only what happens on the way", effects.FindAll(effect => effect.Differences.Count == 0 && effect.IsOtherTrace));
        Names("rules that change nothing", effects.FindAll(effect => effect.Differences.Count == 0 && !effect.IsOtherTrace));
        return ExitCode.Holds;
    }

    private static void Effect(string title, RuleEffect effect)
    {
        var indent = new string(' ', title.Length - title.TrimStart().Length + 2);
        Console.WriteLine(title);
        foreach (var difference in effect.Differences.DefaultIfEmpty(effect.IsOtherTrace ? "no other outcome; it happens otherwise" : "the very same"))
        {
            Console.WriteLine($"{indent}{difference}");
        }
    }

    private static void Names(string what, List<RuleEffect> effects)
    {
        if (effects.Count > 0)
        {
            Console.WriteLine($"{what}: {string.Join(", ", effects.Select(effect => effect.Rule))}");
        }
    }

    /// <summary>Runs all of them, as many at once as there are processors.</summary>
    private static RunOutcome[] Run(IReadOnlyList<Scenario> scenarios, CancellationToken cancelled)
    {
        var runner = new MemoryRunner(Composition.Composition.Catalog);
        var outcomes = new RunOutcome[scenarios.Count];
        Workers.Share(scenarios.Count, Environment.ProcessorCount, number => outcomes[number] = runner.Run(scenarios[number], cancelled), cancelled);
        return outcomes;
    }
}
