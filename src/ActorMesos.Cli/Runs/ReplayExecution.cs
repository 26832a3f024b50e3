using ActorMesos.Cli.Output;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Runs;

/// <summary>Carries out one replay, from the folder of the run to the verdict.</summary>
internal static class ReplayExecution
{
    public static ExitCode Execute(ReplayRequest request, Interruption interruption)
    {
        try
        {
            return ExecuteReadable(request, interruption);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused.Say(new Refusal("recording-readable", $"{request.Folder} cannot be read: {unreadable.Message}"));
        }
    }

    private static ExitCode ExecuteReadable(ReplayRequest request, Interruption interruption)
    {
        var read = RunRecording.Read(request.Folder);
        if (read.IsRefused)
        {
            return Refused.Say(read.Refusal);
        }

        var recording = read.Value;
        var screen = new ReplayScreen(request, recording);
        IReadOnlyList<(string Node, IReadOnlyList<string> Report)> seen = [];
        var stoppedAt = (Time: TimeSpan.Zero, Lines: 0L);
        var replay = Replay.Of(recording, Composition.Composition.Catalog, request.Until, (world, lines) =>
        {
            seen = [.. Watched(request, world).Select(node => (node.Value, NodeReport.Of(world, node)))];
            stoppedAt = (world.Now, lines);
        });
        if (replay.IsRefused)
        {
            return Refused.Say(replay.Refusal);
        }

        if (Unknown(request, replay.Value.Scenario) is { } unknown)
        {
            return Refused.Say(unknown);
        }

        // Whoever wants to see messages needs lines, even of a run of which only the hash was kept.
        var lines = recording.Events is null ? Path.GetTempFileName() : null;
        try
        {
            screen.Start(replay.Value);
            interruption.Abandoned = () => Delete(lines);
            ReplayOutcome outcome;
            using (var stream = lines is null ? null : File.Create(lines))
            {
                outcome = replay.Value.Execute(stream, interruption.Token);
            }

            if (interruption.Token.IsCancellationRequested)
            {
                Console.WriteLine($"ENDED at {new Instant(outcome.Run.VirtualTime.Ticks)} of virtual time, before its time");
                return ExitCode.Cancelled;
            }

            if (outcome.IsSame && !request.IsQuiet)
            {
                using var events = RecordedEvents.Open(lines ?? recording.Events!);
                ReplayScreen.Show(seen, events, stoppedAt.Time, stoppedAt.Lines);
                if (seen.Count == 0 && outcome.Run.Failure is { } failure)
                {
                    ChainPrinter.Print("what led to the failure, the earliest first:", FailureChain.Of(failure, replay.Value.Scenario, events));
                }
            }

            return screen.End(outcome);
        }
        finally
        {
            Delete(lines);
        }
    }

    private static IEnumerable<NodeName> Watched(ReplayRequest request, World world) => request.Watched.Count > 0
        ? request.Watched.Select(name => new NodeName(name))
        : request.Until is not null && world.LeadingNode() is { } master ? [master] : [];

    private static Refusal? Unknown(ReplayRequest request, Scenario scenario)
    {
        var masters = new Domain.Leadership.LeadershipSettings { Masters = scenario.Master.Count };
        List<string> names =
        [
            .. masters.Nodes.Select(node => node.Value),
            .. scenario.Frameworks.Select(framework => framework.Name.Value),
            .. scenario.SlaveNodes().Select(slave => slave.Name.Value),
        ];
        return request.Watched.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? new Refusal("watched-node", $"--watch: there is no node '{unknown}' in this run; {(NearestName.Of(unknown, names) is { } nearest ? $"did you mean '{nearest}'? " : "")}nodes: {string.Join(", ", names.Take(10))}{(names.Count > 10 ? $" and {names.Count - 10} more" : "")}")
            : null;
    }

    private static void Delete(string? file)
    {
        if (file is not null)
        {
            File.Delete(file);
        }
    }
}
