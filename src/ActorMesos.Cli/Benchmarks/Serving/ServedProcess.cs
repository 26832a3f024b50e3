using System.Diagnostics;
using System.Globalization;

namespace ActorMesos.Cli.Benchmarks.Serving;

/// <summary>A cluster that another process of this program serves, in a folder that goes with it.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ServedProcess(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>Where its front door is.</summary>
    public Uri Address { get; }

    /// <summary>How long its processors have worked.</summary>
    public TimeSpan Busy => _process.TotalProcessorTime;

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long MemoryMost
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it, and waits until the door is open.</summary>
    public static ServedProcess Start(int slaves)
    {
        var folder = Directory.CreateTempSubdirectory("actormesos-bench-");
        var scenario = Path.Combine(folder.FullName, "cluster.conf");
        File.WriteAllText(scenario, string.Create(CultureInfo.InvariantCulture, $$"""
            scenario {
              name = "a cluster under load"
              semantics = "1.11"
              duration = 1m
              slaves = [ { count = {{slaves}}, resources = "cpus:8;mem:16384;disk:65536;ports:[31000-32000]" } ]
            }
            """));
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServedProcess).Assembly.Location);
        }

        string[] arguments =
        [
            "serve", scenario, "--port", "0", "--out", Path.Combine(folder.FullName, "run"), "--journal-file", Path.Combine(folder.FullName, "journal.db"),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ', ',') is ["serves", var address, ..])
            {
                return new ServedProcess(process, folder, new Uri(new Uri(address), "/"));
            }
        }

        throw new InvalidOperationException("the cluster to measure was not served");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
