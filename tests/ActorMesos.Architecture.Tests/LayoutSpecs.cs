namespace ActorMesos.Architecture.Tests;

public sealed class LayoutSpecs
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "simulations", "config", "ActorMesos.sln", "README.md", "run-sim.sh", "LICENSE", "global.json",
        "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitignore", ".gitattributes", ".ci", ".config",
    ];

    [Fact]
    public void the_top_level_holds_only_what_it_should() =>
        Repository.Files.Select(file => file.Split('/')[0]).Distinct(StringComparer.Ordinal).Except(TopLevel, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void scenarios_and_settings_are_hocon_files() =>
        Repository.Files.Where(file => (file.StartsWith("simulations/", StringComparison.Ordinal) || file.StartsWith("config/", StringComparison.Ordinal))
            && !file.EndsWith(".conf", StringComparison.Ordinal) && !file.EndsWith(".md", StringComparison.Ordinal)
            // What a real master printed, which a scenario starts from.
            && !file.StartsWith("simulations/clusters/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void every_project_is_in_the_solution()
    {
        var solution = Repository.Read("ActorMesos.sln").Replace('\\', '/');

        Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(file, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void namespaces_match_folders() =>
        Repository.Sources.Where(file => Path.GetFileName(file) != "Program.cs").Where(file =>
        {
            var declared = Repository.Read(file).Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            var folder = string.Join('.', file.Split('/')[1..^1]);
            return declared != $"namespace {folder};";
        }).ShouldBeEmpty();
}
