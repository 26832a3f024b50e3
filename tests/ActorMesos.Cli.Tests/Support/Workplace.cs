using System.Diagnostics;
using System.Security.Cryptography;

namespace ActorMesos.Cli.Tests.Support;

/// <summary>A folder of its own to run the program in, which goes when the test has ended.</summary>
internal sealed class Workplace : IDisposable
{
    // Whoever is started by a program that ignores Ctrl-C ignores it as well, and so would what is started here.
    private static readonly string[] Launcher = IgnoresInterrupt() ? ["env", "--default-signal=INT"] : [];

    public Workplace() => Folder = Directory.CreateTempSubdirectory("actormesos-").FullName;

    public string Folder { get; }

    public string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    /// <summary>Runs the program to its end.</summary>
    public async Task<Ended> Run(params string[] words)
    {
        using var running = Start(words);
        return await running.End();
    }

    /// <summary>Starts the program.</summary>
    public Running Start(params string[] words)
    {
        string[] line = [.. Launcher, "dotnet", Built.Program, .. words];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        return new(start);
    }

    /// <summary>Every folder, and every file with the hash of its content.</summary>
    public IReadOnlyList<string> Inventory() =>
    [
        .. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(entry => Directory.Exists(entry) ? entry : $"{entry} {Hash(entry)}"),
    ];

    public static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static bool IgnoresInterrupt() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored[7..].Trim(), 16) & 2) != 0;
}
