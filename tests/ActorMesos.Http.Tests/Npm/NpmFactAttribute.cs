using System.Diagnostics;

namespace ActorMesos.Http.Tests.Npm;

/// <summary>A spec that needs a package of npm, and is skipped where it cannot be had. It is installed once, beside the specs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    private const string Package = "mesos-framework@0.5.3";

    private static readonly Lazy<string?> Missing = new(Install);

    public NpmFactAttribute() => Skip = Missing.Value;

    /// <summary>Where the package is.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Npm");

    private static string? Install()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "mesos-framework")))
        {
            return null;
        }

        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", Package, "--no-audit", "--no-fund", "--no-package-lock", "--silent", "--prefix", Folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            npm.OutputDataReceived += (_, _) => { };
            npm.ErrorDataReceived += (_, _) => { };
            npm.BeginOutputReadLine();
            npm.BeginErrorReadLine();
            if (npm.WaitForExit(TimeSpan.FromMinutes(1)) && npm.ExitCode == 0)
            {
                return null;
            }

            return $"npm could not install {Package}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not on this machine";
        }
    }
}
