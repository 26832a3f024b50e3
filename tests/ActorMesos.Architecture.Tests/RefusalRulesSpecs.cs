using System.Text.RegularExpressions;

namespace ActorMesos.Architecture.Tests;

public sealed class RefusalRulesSpecs
{
    private static readonly Regex Rule = new(@"new(\s+Refusal)?\(\s*""(?<rule>[a-z0-9]+(-[a-z0-9]+)+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    private static readonly string[] Folders = ["Operations", "Resources", "Slaves", "Tasks", "Wire"];

    private static readonly IReadOnlyList<string> Rules =
    [
        .. Repository.Sources.Where(file => Folders.Any(folder => file.StartsWith($"src/ActorMesos.Domain/{folder}/", StringComparison.Ordinal)))
            .SelectMany(file => Rule.Matches(Repository.Read(file)).Select(match => match.Groups["rule"].Value))
            .Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void every_rule_on_resources_and_operations_is_named_by_a_spec()
    {
        var specs = string.Concat(Repository.Files
            .Where(file => file.StartsWith("tests/ActorMesos.Domain.Tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Repository.Read));

        Rules.Count.ShouldBeGreaterThan(50);
        Rules.Where(rule => !specs.Contains($"\"{rule}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
