using System.CommandLine;
using ActorMesos.Cli.Output;

namespace ActorMesos.Cli.Benchmarks;

internal static class BenchOption
{
    /// <summary>Of every benchmark: whether nothing is shown while it goes on.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Prints the figures alone.", Recursive = true };

    /// <summary>How far the benchmark is goes to the error stream; the figures alone go to the output.</summary>
    public static ProgressLine Progress(ParseResult parsed) => new(parsed.GetValue(Quiet));

    /// <summary>A size of a benchmark, from 1 to a stated limit.</summary>
    public static Option<int> Size(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = $"{description}, at most {most}.", DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < 1 || value > most))
            {
                result.AddError($"{name}: found {result.Tokens[0].Value}; allowed: a whole number from 1 to {most}.");
            }
        });
        return option;
    }
}
