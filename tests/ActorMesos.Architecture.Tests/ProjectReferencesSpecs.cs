namespace ActorMesos.Architecture.Tests;

public sealed class ProjectReferencesSpecs
{
    /// <summary>The arrows: what each project may reference, and nothing else.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Kernel"] = [],
        ["Protocol"] = [],
        ["Actors"] = ["Domain"],
        ["Frameworks"] = ["Domain"],
        ["Simulation"] = ["Actors", "Kernel", "Domain"],
        ["Http"] = ["Protocol", "Reports", "Simulation", "Actors", "Kernel", "Domain"],
        ["Reports"] = ["Simulation", "Actors", "Kernel", "Domain"],
        ["TestKit"] = ["Simulation", "Actors", "Kernel", "Domain"],
        ["Cli"] = ["Http", "Protocol", "Reports", "Simulation", "Frameworks", "Actors", "Kernel", "Domain"],
    };

    [Fact]
    public void every_project_has_a_place_in_the_picture() =>
        Project.Sources.Select(project => project.Name).Except(Allowed.Keys, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void arrows_point_only_where_they_may() =>
        Project.Sources.SelectMany(project => project.Projects.Except(Allowed[project.Name], StringComparer.Ordinal).Select(other => $"{project.Name} -> {other}"))
            .ShouldBeEmpty();

    [Fact]
    public void the_command_line_alone_reaches_everything()
    {
        var all = Project.Sources.Select(project => project.Name).Except(["Cli", "TestKit"], StringComparer.Ordinal);

        Project.Named("Cli").Reaches().ShouldBe(all, ignoreOrder: true);
        Project.Sources.Where(project => project.Reaches().Contains("Frameworks")).Select(project => project.Name).ShouldBe(["Cli"]);
        Project.Sources.Where(project => project.Reaches().Contains("Cli")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Frameworks")]
    public void pure_projects_use_no_package(string name) => Project.Named(name).Packages.ShouldBeEmpty();

    [Fact]
    public void the_kernel_uses_akka_and_its_persistence_alone() =>
        Project.Named("Kernel").Packages.ShouldBe(["Akka", "Akka.Persistence"], ignoreOrder: true);

    [Fact]
    public void actors_use_akka_and_a_serializer_alone() =>
        Project.Named("Actors").Packages.Where(package => package != "MessagePack" && !package.StartsWith("Akka", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void no_project_of_the_program_uses_a_test_framework() =>
        Project.Sources.SelectMany(project => project.Packages)
            .Where(package => package.Contains("xunit", StringComparison.OrdinalIgnoreCase) || package is "Shouldly" or "CsCheck")
            .ShouldBeEmpty();
}
