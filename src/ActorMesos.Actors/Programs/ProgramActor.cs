using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using Akka.Actor;

namespace ActorMesos.Actors.Programs;

/// <summary>Hosts the program of one running task: hands it what arrives, and does what it wants done.</summary>
public sealed class ProgramActor : UntypedActor
{
    private readonly ITaskProgram _program;
    private readonly ProgramPlace _place;
    private readonly Folder _folder;
    private readonly INode _node;
    private readonly Func<string, NodeName?> _addressOf;
    private readonly Action<int> _exited;
    private readonly Action<bool> _checked;
    private readonly Func<double> _draw;

    /// <summary>Starts a program.</summary>
    /// <param name="program">What it does.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="folder">What it keeps on a disk.</param>
    /// <param name="node">Its place in the world.</param>
    /// <param name="addressOf">Where the tasks of its framework are, by their names.</param>
    /// <param name="exited">Told when it has ended by itself, with its exit code.</param>
    /// <param name="wasChecked">Told whether its health check passes.</param>
    public ProgramActor(
        ITaskProgram program, ProgramPlace place, Folder folder, INode node, Func<string, NodeName?> addressOf, Action<int> exited,
        Action<bool> wasChecked)
    {
        ArgumentNullException.ThrowIfNull(node);
        (_program, _place, _folder, _node, _addressOf, _exited, _checked) = (program, place, folder, node, addressOf, exited, wasChecked);
        _draw = node.Draw;
        node.Up(Self);
    }

    /// <summary>How to make one.</summary>
    public static Props Props(
        ITaskProgram program, ProgramPlace place, Folder folder, INode node, Func<string, NodeName?> addressOf, Action<int> exited,
        Action<bool> wasChecked) =>
        Akka.Actor.Props.Create(() => new ProgramActor(program, place, folder, node, addressOf, exited, wasChecked));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var turn = Turn();
        _program.Started(turn);
        Perform(turn);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        var turn = Turn();
        switch (message)
        {
            case FromProgram arrived:
                _program.Received(turn, arrived.From, arrived.Message);
                break;
            case FromScheduler sent:
                _program.Messaged(turn, sent.Data);
                break;
            case WakeDue due:
                _program.Woken(turn, due.Reason);
                break;
            case GetProgram:
                Sender.Tell(_program);
                break;
            default:
                Unhandled(message);
                break;
        }

        Perform(turn);
    }

    private ProgramTurn Turn() => new(_place, _node.Now, _folder, _draw, _addressOf);

    private void Perform(ProgramTurn turn)
    {
        foreach (var happened in turn.Events)
        {
            _node.Report(happened);
        }

        foreach (var (to, message) in turn.Sent)
        {
            _node.Send(to, message);
        }

        if (turn.IsHealthy is { } healthy)
        {
            _checked(healthy);
        }

        if (turn.ExitCode is { } code)
        {
            _exited(code);
            return;
        }

        foreach (var (after, reason) in turn.Wakes)
        {
            Context.System.Scheduler.ScheduleTellOnce(after, Self, new WakeDue(reason), Self);
        }
    }

    private sealed record WakeDue(string Reason);
}

/// <summary>A message as it arrives at a program.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Message">The message.</param>
public sealed record FromProgram(NodeName From, IProgramMessage Message);

/// <summary>What its framework's scheduler sent to a program's executor, as it arrives.</summary>
/// <param name="Data">What was sent.</param>
public sealed record FromScheduler(string Data);

/// <summary>Asks a program's actor for its <see cref="ITaskProgram"/>, to be looked at and left as it is.</summary>
public sealed record GetProgram
{
    /// <summary>The only one.</summary>
    public static GetProgram Instance { get; } = new();
}
