using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;

namespace ActorMesos.Architecture.Tests;

public sealed class BannedApiSpecs
{
    private const string Everywhere = "src/BannedSymbols.txt";
    private const string OnTheDispatcher = "src/BannedSymbols.Actors.txt";

    [Fact]
    public void the_lists_reach_the_projects_that_they_are_for()
    {
        var properties = XDocument.Parse(Repository.Read("src/Directory.Build.props"));
        var lists = properties.Descendants("AdditionalFiles")
            .ToDictionary(item => (string)item.Attribute("Include")!, item => (string?)item.Parent!.Attribute("Condition"), StringComparer.Ordinal);
        lists["$(MSBuildThisFileDirectory)BannedSymbols.txt"].ShouldBeNull();
        var condition = lists["$(MSBuildThisFileDirectory)BannedSymbols.Actors.txt"]!;
        new[] { "Domain", "Actors", "Frameworks" }.Where(name => !condition.Contains($"'ActorMesos.{name}'", StringComparison.Ordinal)).ShouldBeEmpty();
        properties.Descendants("Import").ShouldNotBeEmpty();
        XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("PackageReference").Select(item => (string)item.Attribute("Include")!)
            .ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");

        // A nearer file of this name would hide the one of the folder src.
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && Path.GetFileName(file) == "Directory.Build.props")
            .ShouldBe(["src/Directory.Build.props"]);
    }

    [Fact]
    public void nothing_switches_it_off() =>
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file is "Directory.Build.props" or ".editorconfig")
            .Where(file => Repository.Read(file).Contains("RS0030", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData(Everywhere, "P:System.DateTime.UtcNow")]
    [InlineData(Everywhere, "P:System.DateTimeOffset.UtcNow")]
    [InlineData(Everywhere, "M:System.Guid.NewGuid")]
    [InlineData(Everywhere, "T:System.Random")]
    [InlineData(Everywhere, "T:System.HashCode")]
    [InlineData(Everywhere, "M:System.String.GetHashCode")]
    [InlineData(OnTheDispatcher, "T:Akka.Actor.PipeToSupport")]
    [InlineData(OnTheDispatcher, "M:System.Threading.Tasks.Task.Run(System.Action)")]
    public void what_would_make_runs_differ_is_banned_with_a_reason(string list, string symbol) =>
        Repository.Read(list).Split('\n').ShouldContain(line => line.StartsWith(symbol + ";", StringComparison.Ordinal) && line.Length > symbol.Length + 10);

    [Fact]
    public void the_built_program_uses_no_type_of_them()
    {
        Uses(Everywhere, Assemblies.All).ShouldBeEmpty();
        Uses(OnTheDispatcher, [Assemblies.Domain, Assemblies.Actors, Assemblies.Frameworks]).ShouldBeEmpty();
    }

    private static IEnumerable<string> Uses(string list, IEnumerable<Assembly> assemblies)
    {
        var banned = Repository.Read(list).Split('\n').Where(line => line.StartsWith("T:", StringComparison.Ordinal))
            .Select(line => line[2..line.IndexOf(';', StringComparison.Ordinal)]).ToArray();

        banned.ShouldNotBeEmpty();
        return assemblies.SelectMany(assembly => Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(banned).GetResult().FailingTypeNames ?? []);
    }
}
