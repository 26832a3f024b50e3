using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using ActorMesos.Frameworks;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Exports;

namespace ActorMesos.TestKit.Tests.Packages;

/// <summary>A folder in which nothing but packages is known of ActorMesos. No registry is asked: what it needs beside, the solution has restored.</summary>
internal static class Outside
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);
    private static readonly string Folder = Path.Combine(Root, "artifacts", "testkit-samples");

    public static readonly string Feed = Path.Combine(Root, "artifacts", "packages");

    public static readonly IReadOnlyList<string> Packed = ["Domain", "Kernel", "Actors", "Frameworks", "Simulation", "TestKit"];

    public static string Version { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Packs what is built.</summary>
    public static void Pack()
    {
        Empty(Feed);
        Empty(Folder);
        var projects = string.Join(';', Packed.Select(name => Path.Combine(Root, "src", $"ActorMesos.{name}", $"ActorMesos.{name}.csproj")));
        File.WriteAllText(Path.Combine(Folder, "pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" Properties="NoBuild=true;Configuration={Configuration};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        var (code, output) = Run("msbuild", "pack.proj", "-t:Pack", "-v:q", "-nologo", "-nodeReuse:false");
        code.ShouldBe(0, output);
    }

    /// <summary>Writes the samples, and one failing run as a test, with a project such as an outside user's.</summary>
    public static void Write()
    {
        foreach (var sample in Directory.EnumerateFiles(Path.Combine(Root, "tests", "ActorMesos.TestKit.Samples"), "*.cs"))
        {
            File.Copy(sample, Path.Combine(Folder, Path.GetFileName(sample)));
        }

        File.WriteAllText(Path.Combine(Folder, "Exported.cs"), Exported());
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Packages.props"), "<Project />");
        var cache = PackageFolders();
        var packages = string.Join("\n    ", References().Select(package => $"<PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />"));
        File.WriteAllText(Path.Combine(Folder, "Samples.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <NuGetAudit>false</NuGetAudit>
                <RestoreSources>{Feed};{string.Join(';', cache)}</RestoreSources>
                <RestoreFallbackFolders>{string.Join(';', cache)}</RestoreFallbackFolders>
                <RestorePackagesPath>{Path.Combine(Folder, "restored")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                {packages}
              </ItemGroup>
            </Project>
            """);
    }

    public static (int Code, string Output) Test() =>
        Run("test", "Samples.csproj", "-nologo", "-nodeReuse:false", "--logger", "console;verbosity=normal", "--property:WarningLevel=0");

    /// <summary>The documentation's walk, whose framework's registration is lost: nothing comes of it.</summary>
    private static string Exported()
    {
        const string scenario = """
            scenario {
              name = "walk without registration", duration = 30s
              slaves = [ { count = 1, resources = "disk:2048" } ]
              frameworks = [ { name = walk, type = walk, role = hdfs, principal = hdfs-principal, failover-timeout = 1h } ]
              faults = [ { at = 0s, drop = { message = FrameworkRegistered, for = 20s } } ]
              expect = { eventually = [ { name = walk-done, within = 1m } ] }
            }
            """;
        var failure = Should.Throw<ClusterFailedException>(() => SimulatedCluster.FromScenario(scenario, FrameworkCatalog.All).RunScenario());
        return TestSource.Of(failure.Recording!, new SimulationCatalog(FrameworkCatalog.All)).Value;
    }

    private static IEnumerable<(string Name, string Version)> References()
    {
        var versions = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(item => (string)item.Attribute("Include")!, item => (string)item.Attribute("Version")!, StringComparer.Ordinal);
        string[] tools = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio", "Akka.TestKit.Xunit2"];
        return [("ActorMesos.TestKit", Version), ("ActorMesos.Frameworks", Version), .. tools.Select(name => (name, versions[name]))];
    }

    /// <summary>Where the packages lie that the solution has restored.</summary>
    private static IReadOnlyList<string> PackageFolders()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "tests", "ActorMesos.TestKit.Tests", "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    private static (int Code, string Output) Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || key.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "ActorMesos.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
