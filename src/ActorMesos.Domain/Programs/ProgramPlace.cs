using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Programs;

/// <summary>Where a program runs, and what it was started with.</summary>
/// <param name="Address">Its address on the network: <c>HOSTNAME/NAME</c>, where the name is its task's.</param>
/// <param name="Slave">The slave whose host it runs on: its hostname and attributes.</param>
/// <param name="FrameworkId">Whose task it is.</param>
/// <param name="Task">The task: its id, name, resources and command.</param>
public sealed record ProgramPlace(NodeName Address, SlaveInfo Slave, FrameworkId FrameworkId, TaskInfo Task)
{
    /// <summary>
    /// The option of a command line that puts the program's folder on a network volume of that name instead of its host's disk. Whatever
    /// host the program runs on, it finds what it left there.
    /// </summary>
    public const string NetworkVolume = "network-volume";

    private string CommandLine => (Task.Command ?? Task.Executor?.Command)?.Value ?? "";

    /// <summary>How long a network volume takes to be attached to a host that it was not on: <c>--attach=10s</c>; no time where it is not given.</summary>
    public TimeSpan AttachTime => Duration("attach");

    /// <summary>How long a host takes to let a network volume go: <c>--detach=5s</c>; no time where it is not given.</summary>
    public TimeSpan DetachTime => Duration("detach");

    /// <summary>The value of an option <c>--NAME=VALUE</c> of the command line; empty for <c>--NAME</c> alone, null where it is not given.</summary>
    public string? Option(string name)
    {
        var option = "--" + name;
        foreach (var word in CommandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(option, StringComparison.Ordinal) && (word.Length == option.Length || word[option.Length] == '='))
            {
                return word.Length == option.Length ? "" : word[(option.Length + 1)..];
            }
        }

        return null;
    }

    /// <summary>The value of an attribute of the slave, as in <c>rack</c>; null where it has none of that name.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Slave.Attributes.Split(';'))
        {
            if (attribute.StartsWith(name, StringComparison.Ordinal) && attribute.Length > name.Length && attribute[name.Length] == ':')
            {
                return attribute[(name.Length + 1)..];
            }
        }

        return null;
    }

    private TimeSpan Duration(string option) =>
        Option(option) is { } text && DurationText.Parse(text) is { IsRefused: false, Value: var read } ? read : TimeSpan.Zero;
}
