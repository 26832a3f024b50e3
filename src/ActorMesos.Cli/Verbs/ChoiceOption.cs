using System.CommandLine;

namespace ActorMesos.Cli.Verbs;

/// <summary>An option whose value is one of a few words, of which the first is the usual one.</summary>
internal static class ChoiceOption
{
    public static Option<string> Create(string name, string description, IReadOnlyList<string> words)
    {
        var known = string.Join(" or ", words);
        var option = new Option<string>(name) { Description = $"{description} One of: {known}.", DefaultValueFactory = _ => words[0], HelpName = "WORD" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !words.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"{name}: found '{token.Value}'; allowed: {known}");
            }
        });
        return option;
    }
}
