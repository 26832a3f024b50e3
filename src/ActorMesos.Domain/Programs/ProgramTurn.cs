using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Programs;

/// <summary>
/// One turn of a program: what it may ask, and what it wants done, which happens in this order once the turn is over: events, messages,
/// wakes, and the end of the process.
/// </summary>
/// <param name="place">Where the program runs.</param>
/// <param name="now">The time on its host's clock.</param>
/// <param name="folder">What it keeps on a disk. Writes take effect at once.</param>
/// <param name="draw">The next draw in [0, 1) of its own dice.</param>
/// <param name="addressOf">Where the task of a name runs or ran last, of the same framework.</param>
public sealed class ProgramTurn(ProgramPlace place, Instant now, Folder folder, Func<double> draw, Func<string, NodeName?> addressOf)
{
    private readonly List<(NodeName To, IProgramMessage Message)> _sent = [];
    private readonly List<(TimeSpan After, string Reason)> _wakes = [];
    private readonly List<IProgramEvent> _events = [];

    /// <summary>Where the program runs.</summary>
    public ProgramPlace Place => place;

    /// <summary>The time on the host's clock.</summary>
    public Instant Now => now;

    /// <summary>What the program keeps on a disk.</summary>
    public Folder Folder => folder;

    /// <summary>The messages to send, in their order.</summary>
    public IReadOnlyList<(NodeName To, IProgramMessage Message)> Sent => _sent;

    /// <summary>The wishes to be woken.</summary>
    public IReadOnlyList<(TimeSpan After, string Reason)> Wakes => _wakes;

    /// <summary>What those who watch are told.</summary>
    public IReadOnlyList<IProgramEvent> Events => _events;

    /// <summary>Whether the program's health check passes from now on; null where this turn says nothing of it.</summary>
    public bool? IsHealthy { get; private set; }

    /// <summary>The code with which the process ends after this turn; null while it goes on.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The next draw in [0, 1) of the program's own dice.</summary>
    public double Draw() => draw();

    /// <summary>
    /// Where the task of that name of the same framework runs, or ran last, as Mesos-DNS would answer, or one of another framework named
    /// as <c>TASK.FRAMEWORK</c>; null where none ever did. Whether
    /// it still runs, only an answer of it can say.
    /// </summary>
    public NodeName? AddressOf(string task) => addressOf(task);

    /// <summary>Sends a message to another program. It may be lost; it never overtakes an earlier one to the same address.</summary>
    public void Sends(NodeName to, IProgramMessage message) => _sent.Add((to, message));

    /// <summary>The program is to be woken, unless it has ended by then.</summary>
    public void WantsToWake(TimeSpan after, string reason) => _wakes.Add((after > TimeSpan.Zero ? after : TimeSpan.FromTicks(1), reason));

    /// <summary>The process ends: its task has finished with code 0, and failed with any other.</summary>
    public void Exits(int code) => ExitCode ??= code;

    /// <summary>The program's health check passes from now on, or fails: its scheduler hears of it in a status update of its task.</summary>
    public void Reports(bool isHealthy) => IsHealthy = isHealthy;

    /// <summary>A figure as it stands from now on.</summary>
    public void Measures(string name, double value) => _events.Add(new Measured(name, value));

    /// <summary>Something happened that is counted.</summary>
    public void Counts(string name, double amount = 1) => _events.Add(new Counted(name, amount));

    /// <summary>Tells those who watch the run.</summary>
    public void Happens(IProgramEvent happened) => _events.Add(happened);
}
