using System.Reflection;
using System.Xml.Linq;

namespace ActorMesos.Architecture.Tests;

public sealed class DocumentationSpecs
{
    public static TheoryData<string> Libraries { get; } = [.. Assemblies.All.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void every_public_type_says_what_it_is(string library)
    {
        var assembly = Assemblies.All.Single(assembly => assembly.GetName().Name == library);
        var documented = Documented(assembly);

        assembly.GetExportedTypes().Where(type => !documented.Contains("T:" + type.FullName!.Replace('+', '.'))).Select(type => type.FullName).ShouldBeEmpty();
    }

    private static HashSet<string> Documented(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is { } summary && !string.IsNullOrWhiteSpace(summary.Value))
            .Select(member => (string)member.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
}
