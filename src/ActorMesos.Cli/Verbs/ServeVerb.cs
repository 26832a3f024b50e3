using System.CommandLine;
using System.Globalization;
using ActorMesos.Cli.Output;
using ActorMesos.Cli.Serving;
using ActorMesos.Domain.Decisions;
using ActorMesos.Cli.Runs;
using ActorMesos.Http.Pacing;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>serve FILE</c>: a simulated cluster behind the HTTP API of a Mesos master, its time following the wall clock.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var options = new ScenarioOptions();
        options.File.DefaultValueFactory = _ => ShippedScenarios.Served;
        var host = new Option<string>("--host") { Description = "The address to listen on.", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<string>("--port") { Description = "The port to listen on; 0 takes one that is free.", HelpName = "N", DefaultValueFactory = _ => "5050" };
        var speed = new Option<string>("--speed") { Description = "How many virtual seconds pass in a second, from x0.01 to x100.", HelpName = "xN", DefaultValueFactory = _ => "x1" };
        var journal = new Option<string?>("--journal-file") { Description = "The journal, instead of out/serve/SCENARIO.db. One that is there is continued.", HelpName = "PATH" };
        var fresh = new Option<bool>("--fresh") { Description = "Starts with an empty cluster, and replaces the journal." };
        var output = new Option<string?>("--out") { Description = "The run's folder, instead of out/serve/SCENARIO.", HelpName = "DIR" };
        var credentials = new Option<string?>("--credentials") { Description = "A file of principals and secrets, one pair in each line or as Mesos's JSON; callers must prove who they are.", HelpName = "FILE" };
        var requests = new Option<string?>("--requests-per-second") { Description = "How many requests each principal, or each address of those who prove nothing, may make in a second.", HelpName = "N" };
        var verb = new Command("serve", "Serves a simulated cluster over the HTTP API of a Mesos master.") { host, port, speed, journal, fresh, output, credentials, requests };
        options.AddTo(verb);
        verb.SetAction(async (parsed, _) =>
        {
            if (options.Read(parsed) is not { } scenario)
            {
                return (int)ExitCode.BadUsage;
            }

            var name = Path.GetFileNameWithoutExtension(parsed.GetValue(options.File)!);
            var (bound, pace, limit) = (Port(parsed.GetValue(port)!), Speed(parsed.GetValue(speed)!), Requests(parsed.GetValue(requests)));
            if ((bound.Refusal ?? pace.Refusal ?? limit.Refusal) is { } refusal)
            {
                return (int)Refused.Say(refusal);
            }

            using var interruption = new Interruption();
            return (int)await ServeExecution.Execute(
                new ServeRequest
                {
                    Scenario = scenario,
                    Host = parsed.GetValue(host)!,
                    Port = bound.Value,
                    Speed = pace.Value,
                    Folder = parsed.GetValue(output) ?? Path.Combine("out", "serve", name),
                    JournalFile = parsed.GetValue(journal) ?? Path.Combine("out", "serve", name + ".db"),
                    IsFresh = parsed.GetValue(fresh),
                    CredentialsFile = parsed.GetValue(credentials),
                    RequestsPerSecond = limit.Value,
                },
                interruption);
        });
        return verb;
    }

    private static Result<int> Port(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        ? port
        : new Refusal("serve-port", $"--port: found '{text}'; allowed: a whole number from 0 to 65535");

    private static Result<int?> Requests(string? text) => text is null
        ? (int?)null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : new Refusal("serve-requests", $"--requests-per-second: found '{text}'; allowed: a whole number from 1");

    private static Result<double> Speed(string text) =>
        double.TryParse(text.TrimStart('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= Pace.SpeedLeast and <= Pace.SpeedMost
            ? speed
            : new Refusal("serve-speed", $"--speed: found '{text}'; allowed: x1, x10 or any other number from x{Pace.SpeedLeast} to x{Pace.SpeedMost}");
}
