using System.Diagnostics;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class RunSimSpecs
{
    [Fact]
    public async Task says_what_is_missing_where_there_is_no_sdk()
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(Built.Root, "run-sim.sh"), "list"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = "/nowhere";
        using var running = new Running(start);

        (await running.End()).ShouldBeRefused("The .NET SDK 10 is needed", "https://dotnet.microsoft.com/");
    }
}
