using System.CommandLine;
using ActorMesos.Cli.Output;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Verbs;

/// <summary>What several verbs have in common: a scenario file, and what the command line says instead of it.</summary>
internal sealed class ScenarioOptions
{
    public Argument<string> File { get; } = new("FILE") { Description = "The scenario file.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => ShippedScenarios.Default };

    public Option<string?> Seed { get; } = new("--seed") { Description = "The seed, instead of the scenario's.", HelpName = "N" };

    public Option<string?> Semantics { get; } = new("--semantics") { Description = "The release of Mesos whose rules apply: 0.23 or 1.11.", HelpName = "V" };

    public Option<string?> Order { get; } = new("--order") { Description = "In which order messages of one instant arrive: fifo, always the same, or random, from the seed.", HelpName = "WORD" };

    public Option<string[]> Set { get; } = new("--set") { Description = "Sets a key of the scenario, as in --set slaves[0].count=50. May be given several times.", HelpName = "path=value" };

    public Option<bool> Wrong { get; } = new("--wrong") { Description = "The scenario's other half, in which something breaks, where it has one." };

    public void AddTo(Command verb)
    {
        AddWithoutSeedTo(verb);
        verb.Add(Seed);
    }

    /// <summary>For a verb that has seeds of its own.</summary>
    public void AddWithoutSeedTo(Command verb)
    {
        verb.Add(File);
        verb.Add(Semantics);
        verb.Add(Order);
        verb.Add(Wrong);
        verb.Add(Set);
    }

    /// <summary>The scenario, or null after its problems have been printed.</summary>
    public Scenario? Read(ParseResult parsed) => Reading(parsed)?.Scenario;

    /// <summary>The scenario with all that its file says, or null after its problems have been printed.</summary>
    public ScenarioReading? Reading(ParseResult parsed)
    {
        var reading = ScenarioFile.Read(parsed.GetValue(File)!, Composition.Composition.Catalog.Names, Overrides(parsed));
        if (reading.Scenario is null)
        {
            Console.Error.WriteLine(reading);
            return null;
        }

        return reading;
    }

    /// <summary>
    /// The words of the command line that repeat what this one says of the scenario, without its seed; a secret must be put in again.
    /// </summary>
    public string Words(ParseResult parsed) => string.Concat(
        ShellWord.Quote(parsed.GetValue(File)!),
        parsed.GetValue(Wrong) ? " --wrong" : "",
        parsed.GetValue(Semantics) is { } semantics ? $" --semantics {ShellWord.Quote(semantics)}" : "",
        string.Concat(Settings(parsed).Select(setting => $" --set {ShellWord.Quote(SettingMask.Of(setting))}")));

    private ScenarioOverrides Overrides(ParseResult parsed) =>
        new(parsed.GetValue(Seed), parsed.GetValue(Semantics), [.. Settings(parsed)]) { IsWrong = parsed.GetValue(Wrong) };

    /// <summary>What is set, the order among it: it is a key like any other.</summary>
    private string[] Settings(ParseResult parsed) =>
        [.. parsed.GetValue(Set) ?? [], .. parsed.GetValue(Order) is { } order ? [$"network.order={order}"] : Array.Empty<string>()];
}
