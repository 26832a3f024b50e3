using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// <c>hdfs dfsadmin --decommission=NAME</c>: asks the NameNodes to let a DataNode go, and finishes once the active one says that nothing
/// is on it alone.
/// </summary>
internal sealed class Decommissioner(ServiceOptions options) : ITaskProgram
{
    private const string Ask = "ask";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public void Started(ProgramTurn turn) => Woken(turn, Ask);

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        if (message is DecommissionStatus { Status: HdfsStatus.Ok })
        {
            turn.Exits(0);
        }
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        foreach (var nameNode in options.NameNodes(turn))
        {
            turn.Sends(nameNode, new Decommission(turn.Place.Option("decommission") ?? ""));
        }

        turn.WantsToWake(Every, Ask);
    }
}
