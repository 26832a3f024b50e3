using System.Globalization;
using System.Net;
using ActorMesos.Domain.Time;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Serving;

/// <summary>What whoever serves a cluster sees.</summary>
internal sealed class ServeScreen(ServeRequest request)
{
    public void Start(Uri address, TimeSpan startedAt, FrontDoorSettings settings)
    {
        var scenario = request.Scenario;
        Console.WriteLine($"{scenario.Name}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {scenario.Seed}, semantics {scenario.Semantics.Name}, {scenario.SlaveNodes().Count()} slaves, x{request.Speed}, journal {request.JournalFile}"));
        if (startedAt > TimeSpan.Zero)
        {
            Console.WriteLine($"goes on at {new Instant(startedAt.Ticks)} of virtual time; --fresh begins anew");
        }

        if (!IPAddress.IsLoopback(IPAddress.Parse(settings.Host)) && settings.Credentials.Count == 0)
        {
            Console.Error.WriteLine($"WARNING: {settings.Host} can be reached from other machines, and nobody has to prove who it is; give --credentials, or leave --host out");
        }

        Console.WriteLine($"serves {address}state, {address}api/v1/scheduler, ...; Ctrl-C ends it");
    }

    public static void End(RunOutcome outcome, string folder)
    {
        Console.WriteLine(outcome.Failure is { } failure ? $"FAILED at {new Instant(failure.At.Ticks)}: {failure.Message}" : $"ENDED at {new Instant(outcome.VirtualTime.Ticks)} of virtual time");
        Console.WriteLine($"recorded in {Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)}");
    }
}
