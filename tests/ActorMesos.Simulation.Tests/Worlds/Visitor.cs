using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>Says hello to a neighbour.</summary>
public sealed record Hello(int Number) : IProgramMessage;

/// <summary>A visitor heard a hello.</summary>
public sealed record HelloHeard(NodeName From, int Number) : IProgramEvent;

/// <summary>A visitor has found its folder.</summary>
public sealed record VisitBegan(int Earlier, int Unsynced) : IProgramEvent;

/// <summary>Keeps on its disk how often it was started, and greets the neighbour every three seconds; after so many greetings it ends.</summary>
internal sealed class Visitor(NodeName neighbour, int greetings = int.MaxValue, int exitCode = 0) : ITaskProgram
{
    public const string Synced = "synced";
    public const string Unsynced = "unsynced";

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private int _said;

    public void Started(ProgramTurn turn)
    {
        turn.Happens(new VisitBegan(Count(turn, Synced), Count(turn, Unsynced)));
        turn.Folder.Write(Synced, Increased(turn, Synced));
        turn.Folder.Sync();
        turn.Folder.Write(Unsynced, Increased(turn, Unsynced));
        turn.WantsToWake(Every, "greet");
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message) =>
        turn.Happens(new HelloHeard(from, ((Hello)message).Number));

    public void Woken(ProgramTurn turn, string reason)
    {
        turn.Sends(neighbour, new Hello(++_said));
        turn.WantsToWake(Every, "greet");
        if (_said == greetings)
        {
            turn.Exits(exitCode);
        }
    }

    private static int Count(ProgramTurn turn, string file) => turn.Folder.Read<string>(file)?.Length ?? 0;

    private static string Increased(ProgramTurn turn, string file) => turn.Folder.Read<string>(file) + "x";
}
