using System.Diagnostics;

namespace ActorMesos.Architecture.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] KnownFolders = ["src", "tests", "simulations", "config"];
    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Every file that is kept, relative to the folder, with slashes. Where git cannot say, what lies in the known folders.</summary>
    public static IReadOnlyList<string> Files { get; } = Tracked() ?? InKnownFolders();

    /// <summary>The C# files of the program itself.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Files.Where(file =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static int Lines(string file) => File.ReadLines(Path.Combine(Root, file)).Count();

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ActorMesos.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    private static List<string>? Tracked()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "ls-files -z")
            {
                WorkingDirectory = Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 && files.Length > 0 ? [.. files.Where(file => File.Exists(Path.Combine(Root, file)))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static List<string> InKnownFolders() =>
    [
        .. KnownFolders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(BuildFolders, StringComparer.Ordinal).Any())
            .Order(StringComparer.Ordinal),
    ];
}
