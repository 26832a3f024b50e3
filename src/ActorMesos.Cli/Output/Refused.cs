using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Output;

/// <summary>What keeps the program from doing what was asked.</summary>
internal static class Refused
{
    /// <summary>Says it; the exit code is that of bad usage.</summary>
    public static ExitCode Say(Refusal refusal)
    {
        Console.Error.WriteLine(refusal.Reason);
        return ExitCode.BadUsage;
    }
}
