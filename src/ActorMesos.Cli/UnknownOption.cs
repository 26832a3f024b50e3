using System.CommandLine;
using System.CommandLine.Parsing;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Cli;

/// <summary>A word that looks like an option and is none of the verb's: it would be taken for a file otherwise.</summary>
internal static class UnknownOption
{
    /// <summary>What to say of the first one; null where there is none. After <c>--</c> every word is a file.</summary>
    public static string? In(ParseResult parsed, IReadOnlyList<string> words)
    {
        var verb = parsed.CommandResult;
        if (words.Contains("--", StringComparer.Ordinal))
        {
            return null;
        }

        var files = verb.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        if (files.Concat(parsed.UnmatchedTokens).FirstOrDefault(word => word is ['-', _, ..]) is not { } unknown)
        {
            return null;
        }

        var options = verb.Command.Options.Where(option => !option.Hidden).Select(option => option.Name).Order(StringComparer.Ordinal).ToList();
        var name = unknown.Split('=')[0];
        var nearest = NearestName.Of(name, options) is { } option ? $"did you mean '{option}'? " : "";
        return $"{name}: {verb.Command.Name} has no such option; {nearest}options: {string.Join(", ", options.Append("--help"))}";
    }
}
