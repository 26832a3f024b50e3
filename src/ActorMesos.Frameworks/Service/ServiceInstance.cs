using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Service;

/// <summary>
/// An instance of a service that keeps data in its sandbox or on a network volume. Where what an earlier one kept is gone, it serves only once
/// it has copied all of it from somewhere else, at the bandwidth of what it writes to.
/// </summary>
/// <param name="megabytes">How much it keeps.</param>
/// <param name="bandwidth">The megabytes a second that it copies with.</param>
internal sealed class ServiceInstance(int megabytes, int bandwidth) : ITaskProgram
{
    /// <summary>The option of its command line which says that an earlier one has kept data.</summary>
    public const string HadData = "had-data";

    private const string Data = "data";
    private const string Copied = "copied";

    public void Started(ProgramTurn turn)
    {
        turn.Counts("starts");
        if (turn.Folder.Holds(Data) || turn.Place.Option(HadData) is null)
        {
            Serve(turn);
        }
        else
        {
            turn.Counts("times that data was lost");
            turn.WantsToWake(TimeSpan.FromTicks(TimeSpan.TicksPerSecond * megabytes / bandwidth), Copied);
        }
    }

    public void Received(ProgramTurn turn, Domain.Ids.NodeName from, IProgramMessage message)
    {
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        turn.Counts("bytes copied", megabytes * 1024.0 * 1024);
        Serve(turn);
    }

    private static void Serve(ProgramTurn turn)
    {
        turn.Folder.Write(Data, Data);
        turn.Folder.Sync();
        turn.Reports(isHealthy: true);
    }
}
