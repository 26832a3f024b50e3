using System.IO.Compression;

namespace ActorMesos.TestKit.Tests.Packages;

/// <summary>The samples as an outside user has them: beside the repository's own settings, and on the packages alone.</summary>
public sealed class PackageSpecs
{
    [Fact]
    public void the_samples_pass_on_the_packages_alone_and_an_exported_run_fails_as_it_did()
    {
        Outside.Pack();
        foreach (var project in Outside.Packed)
        {
            Contents(project).ShouldContain($"lib/net10.0/ActorMesos.{project}.xml");
            Contents(project).ShouldContain("README.md");
            File.Exists(Path.Combine(Outside.Feed, $"ActorMesos.{project}.{Outside.Version}.snupkg")).ShouldBeTrue();
        }

        Outside.Write();
        var (code, output) = Outside.Test();

        output.ShouldContain("Failed WalkWithoutRegistrationSeed1.walk_done_holds");
        output.ShouldContain("walk-done at ");
        output.ShouldContain("     Passed: 10", Case.Sensitive, output);
        output.ShouldContain("     Failed: 1");
        code.ShouldBe(1);
    }

    private static IReadOnlyList<string> Contents(string project)
    {
        using var package = ZipFile.OpenRead(Path.Combine(Outside.Feed, $"ActorMesos.{project}.{Outside.Version}.nupkg"));
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
