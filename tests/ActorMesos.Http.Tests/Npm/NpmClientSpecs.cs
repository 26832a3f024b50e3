using System.Diagnostics;
using System.Globalization;

namespace ActorMesos.Http.Tests.Npm;

public sealed class NpmClientSpecs
{
    [NpmFact]
    public async Task a_client_that_knows_nothing_of_this_simulator_walks_a_volume()
    {
        await using var cluster = await ServedCluster.Start();
        var start = new ProcessStartInfo("node", ["walk.js", cluster.Address.Port.ToString(CultureInfo.InvariantCulture), Path.GetTempPath()])
        {
            WorkingDirectory = NpmFactAttribute.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        node.ExitCode.ShouldBe(0, output + await errors);
        output.ShouldNotContain("error");
        foreach (var seen in (string[])["subscribed", "UPDATE_FRAMEWORK 200", "offered", "ACCEPT 202", "TASK_RUNNING", "TASK_FINISHED", "seen again", "torn down"])
        {
            output.ShouldContain(seen);
        }

        var slaves = await cluster.Until(
            () => cluster.Get("slaves"), shown => shown["slaves"]!.AsArray().All(slave => slave!["reserved_resources_full"]!.AsObject().Count == 0));
        slaves["slaves"]!.AsArray().Count.ShouldBe(3);
    }
}
