using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Programs;

/// <summary>
/// What runs in a task: a process of its own, with an address on the network and a folder on its host's disk. Its fields are its memory,
/// which dies with it; what is to outlive it lies in its folder. It is pure: time, draws and answers come with each turn.
/// </summary>
public interface ITaskProgram
{
    /// <summary>The process has started; what an earlier one left in the folder is there.</summary>
    void Started(ProgramTurn turn);

    /// <summary>A message of another program has arrived.</summary>
    void Received(ProgramTurn turn, NodeName from, IProgramMessage message);

    /// <summary>The program is woken as it wished.</summary>
    void Woken(ProgramTurn turn, string reason);

    /// <summary>Its framework's scheduler has sent something to its executor (MESSAGE).</summary>
    void Messaged(ProgramTurn turn, string data)
    {
    }
}

/// <summary>A kind of program that the tasks of a framework run.</summary>
/// <param name="Command">The words with which the command line of such a task begins, as in <c>hdfs datanode</c>.</param>
/// <param name="Create">Makes the program of a task, with an empty memory.</param>
public sealed record ProgramKind(string Command, Func<ProgramPlace, ITaskProgram> Create)
{
    /// <summary>Whether a command line starts a program of this kind.</summary>
    public bool Runs(string commandLine)
    {
        ArgumentNullException.ThrowIfNull(commandLine);
        return commandLine.StartsWith(Command, StringComparison.Ordinal)
            && (commandLine.Length == Command.Length || commandLine[Command.Length] == ' ');
    }
}
