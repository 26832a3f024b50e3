using System.CommandLine;
using System.Globalization;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>--jobs N</c>: how many runs go on at once. What comes of them does not depend on it.</summary>
internal static class JobsOption
{
    private const int Most = 256;

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--jobs") { Description = "How many runs go on at once: as many as there are processors, without it.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && Parse(token.Value) is null)
            {
                result.AddError($"--jobs: found '{token.Value}'; allowed: a whole number from 1 to {Most}");
            }
        });
        return option;
    }

    public static int Read(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? Parse(text)!.Value : Math.Min(Most, Environment.ProcessorCount);

    private static int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs is >= 1 and <= Most ? jobs : null;
}
