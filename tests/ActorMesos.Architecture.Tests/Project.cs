using System.Xml.Linq;

namespace ActorMesos.Architecture.Tests;

/// <summary>A project file, by what it references.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>Every project of the program itself.</summary>
    public static IReadOnlyList<Project> Sources { get; } = [.. Repository.Files
        .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
        .Select(Read)];

    /// <summary>The project with its prefix left out.</summary>
    public static Project Named(string name) => Sources.Single(project => project.Name == name);

    /// <summary>What it references, directly or by way of others.</summary>
    public IReadOnlySet<string> Reaches() =>
        Projects.SelectMany(name => Named(name).Reaches().Append(name)).ToHashSet(StringComparer.Ordinal);

    private static Project Read(string file)
    {
        var document = XDocument.Parse(Repository.Read(file));
        return new(
            Short(file),
            [.. Includes(document, "ProjectReference").Select(Short)],
            [.. Includes(document, "PackageReference")]);
    }

    private static string Short(string path) =>
        Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("ActorMesos.", "", StringComparison.Ordinal);

    private static IEnumerable<string> Includes(XDocument document, string item) =>
        document.Descendants(item).Select(element => (string)element.Attribute("Include")!);
}
