using System.Text.RegularExpressions;

namespace ActorMesos.Architecture.Tests;

public sealed class LeftoversSpecs
{
    // Put together here, so that this file does not hold what it looks for.
    private static readonly string[] Marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "Not" + "ImplementedException"];

    private static readonly Regex MachinePath = new(@"(?<![\w.\-])/(work|root|home|Users|tmp)/\w", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    private static readonly Regex RegistryHost = new(
        @"\b(nuget\.org|pkgs\.dev|[\w.-]+\.jfrog\.io|artifactory|nexus\d*\.)|packageSources", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    [Fact]
    public void nothing_is_left_to_be_done_later() =>
        Texts().SelectMany(text => Marks.Where(mark => text.Content.Contains(mark, StringComparison.Ordinal)).Select(mark => $"{text.File}: {mark}"))
            .ShouldBeEmpty();

    [Fact]
    public void no_file_names_a_folder_of_the_machine_it_was_written_on() => Matching(MachinePath).ShouldBeEmpty();

    [Fact]
    public void no_file_names_a_package_registry() => Matching(RegistryHost).ShouldBeEmpty();

    private static IEnumerable<string> Matching(Regex pattern) =>
        Texts().Where(text => !text.File.EndsWith($"{nameof(LeftoversSpecs)}.cs", StringComparison.Ordinal))
            .SelectMany(text => pattern.Matches(text.Content).Select(match => $"{text.File}: {match.Value}"));

    /// <summary>Not the list of what git ignores: it is a stock one, and names tools that nobody uses here.</summary>
    private static IEnumerable<(string File, string Content)> Texts() =>
        Repository.Files.Where(file => file != ".gitignore").Select(file => (file, Repository.Read(file)));
}
