using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorMesos.Cli.Tests.Support;

/// <summary>A program that has ended, and what it said.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The SHA-256 that the summary shows.</summary>
    public string Trace => Regex.Match(Output, "^trace +(?<hash>[0-9a-f]{64})$", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Groups["hash"].Value;

    public Ended ShouldExitWith(int code)
    {
        ExitCode.ShouldBe(code, customMessage: $"{Output}\n{Error}");
        return this;
    }

    /// <summary>The input was refused: exit 1, nothing on standard output, and a message for people on standard error.</summary>
    public void ShouldBeRefused(params string[] fragments)
    {
        ShouldExitWith(1);
        Output.ShouldBeEmpty();
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Exception");
        ErrorLines.Length.ShouldBeInRange(1, 3, Error);
        foreach (var fragment in fragments)
        {
            Error.ShouldContain(fragment, Case.Sensitive);
        }
    }

    public static JsonObject Json(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}
