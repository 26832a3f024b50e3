using System.Globalization;
using ActorMesos.Actors.Programs;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <summary>
/// One slave's host: the programs of the slave's tasks run exactly while their tasks do, and outlive the slave's process as executors
/// do; the folders stay on its disk until what they belong to is gone.
/// </summary>
internal sealed class ProgramHost(TaskPrograms programs, NodeName slave) : IHost
{
    private readonly List<Running> _running = [];
    private readonly SortedDictionary<string, Folder> _folders = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _orphans = new(StringComparer.Ordinal);

    public IEnumerable<ProgramFolder> Folders => _folders.Select(entry => new ProgramFolder(slave, entry.Key, entry.Value)
    {
        IsOrphan = _orphans.Contains(entry.Key),
    });

    public IEnumerable<NodeName> Addresses => _running.Where(one => one.Actor is not null).Select(one => one.Node.Name);

    public IEnumerable<IActorRef> Actors => _running.Select(one => one.Actor).OfType<IActorRef>();

    public void Became(SlaveState state, bool hasRecovered)
    {
        foreach (var gone in _running.Where(one => !Has(state, one)).ToList())
        {
            End(gone);
        }

        foreach (var task in state.Tasks)
        {
            if (task.State is not (TaskState.Running or TaskState.Killing))
            {
                continue;
            }

            if (_running.Find(one => one.Is(task)) is not { } known)
            {
                Start(state, task);
            }
            else if (hasRecovered && known is { Actor: null, Detach: null })
            {
                Miss(known);
            }
            else if (hasRecovered && known.IsHealthy is { } isHealthy)
            {
                Later(known.Check(isHealthy));
            }
        }

        foreach (var folder in _folders.Keys.Where(name => !IsSandbox(name) && !state.Contents.ContainsKey(name)).ToList())
        {
            Drop(folder);
        }

        Orphan(state);
    }

    public bool Delivers(FrameworkToExecutor message)
    {
        var running = _running.Find(one => one.Task.FrameworkId == message.FrameworkId
            && one.Task.Info.Executor is { } executor && executor.Id == message.ExecutorId && one.Actor is not null);
        running?.Actor!.Tell(new FromScheduler(message.Data), ActorRefs.NoSender);
        return running is not null;
    }

    public void SlaveEnded()
    {
        foreach (var one in _running.Where(one => !one.Task.Checkpoint).ToList())
        {
            End(one);
        }
    }

    /// <summary>All that runs ends at once, and what was not synced is lost. The slave finds that out when it starts again.</summary>
    public void LosePower()
    {
        foreach (var one in _running)
        {
            Stop(one);
        }

        foreach (var folder in _folders.Values)
        {
            if (folder.LosePower())
            {
                programs.Lost();
            }
        }
    }

    private static bool Has(SlaveState state, Running one) =>
        state.Task(one.Task.FrameworkId, one.Task.Info.Id) is { } task && one.Is(task) && !task.State.IsTerminal();

    private static bool IsSandbox(string folder) => folder.StartsWith("sandbox/", StringComparison.Ordinal);

    private void Start(SlaveState state, SlaveTask task)
    {
        if (programs.KindOf(task.FrameworkId, task.Info) is not { } kind)
        {
            return;
        }

        var node = programs.World.ProgramNode(FreeAddress(state, task), slave);
        var place = new ProgramPlace(node.Name, state.Info, task.FrameworkId, task.Info);
        var sandbox = $"sandbox/{task.FrameworkId}/{task.Info.Id}";
        var running = new Running(task, node, sandbox);
        _running.Add(running);
        programs.Runs(place);
        if (VolumeOf(place) is not { } volume)
        {
            Start(running, kind, place, FolderOf(place, sandbox));
        }
        else if (volume.Attach(running, slave.Value, place.AttachTime, programs.World.Now) is not { } wait)
        {
            running.ExitCode = VolumeInUse;
            Later(running.Exit(VolumeInUse));
        }
        else
        {
            running.Detach = () => volume.Detach(running, place.DetachTime, programs.World.Now);
            After(wait, () => StartIfWanted(running, kind, place, volume));
        }
    }

    /// <summary>The exit code of a task whose network volume another process has.</summary>
    private const int VolumeInUse = 32;

    private NetworkVolume? VolumeOf(ProgramPlace place) =>
        place.Option(ProgramPlace.NetworkVolume) is { Length: > 0 } name ? programs.VolumeNamed(name) : null;

    private void StartIfWanted(Running running, ProgramKind kind, ProgramPlace place, NetworkVolume volume)
    {
        if (running.Detach is not null)
        {
            Start(running, kind, place, volume.Content);
        }
    }

    private void Start(Running running, ProgramKind kind, ProgramPlace place, Folder folder) => running.Actor = programs.World.System.ActorOf(
        ProgramActor.Props(
            kind.Create(place), place, folder, running.Node, name => programs.AddressOf(place.FrameworkId, name), code => Exited(running, code),
            isHealthy => Checked(running, isHealthy)),
        string.Create(CultureInfo.InvariantCulture, $"program-{programs.NextNumber()}"));

    /// <summary>Its task's name on its host; with a number behind it while another of that name still runs there.</summary>
    private NodeName FreeAddress(SlaveState state, SlaveTask task)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"~{number}");
            var address = new NodeName($"{state.Info.Node}/{task.Info.Name}{suffix}");
            if (!_running.Exists(one => one.Node.Name == address && one.Actor is not null))
            {
                return address;
            }
        }
    }

    private Folder FolderOf(ProgramPlace place, string sandbox)
    {
        var name = place.Task.Resources.FirstOrDefault(IsMounted) is { } mounted ? VolumeContent.Folder(mounted) : sandbox;
        if (!_folders.TryGetValue(name, out var folder))
        {
            _folders.Add(name, folder = new Folder());
        }

        return folder;
    }

    private static bool IsMounted(Resource resource) => resource.IsPersistentVolume && resource.Disk?.Volume is not { IsMountable: false };

    /// <summary>The program has ended by itself: its executor tells the slave, now or when the slave is there again.</summary>
    private void Exited(Running one, int code)
    {
        one.ExitCode = code;
        Stop(one);
        programs.World.Tell(slave, one.Exit(code));
    }

    private void Checked(Running one, bool isHealthy)
    {
        one.IsHealthy = isHealthy;
        programs.World.Tell(slave, one.Check(isHealthy));
    }

    private void Later(object tick) => After(TimeSpan.FromTicks(1), () => programs.World.Tell(slave, tick));

    private void After(TimeSpan wait, Action then) =>
        programs.World.System.Scheduler.Advanced.ScheduleOnce(wait > TimeSpan.Zero ? wait : TimeSpan.FromTicks(1), then);

    /// <summary>The slave has started again, and a program of its tasks does not run.</summary>
    private void Miss(Running one)
    {
        var world = programs.World;
        if (one.ExitCode is { } code)
        {
            Later(one.Exit(code));
            return;
        }

        world.System.Scheduler.Advanced.ScheduleOnce(
            world.Plan.Slave.Executor.ReregistrationTimeout, () => world.Tell(slave, one.Lost));
    }

    private void End(Running one)
    {
        Stop(one);
        _running.Remove(one);
        Drop(one.Sandbox);
    }

    private void Stop(Running one)
    {
        one.Detach?.Invoke();
        one.Detach = null;
        if (one.Actor is { } actor)
        {
            one.Actor = null;
            programs.World.Stop(one.Node, actor);
        }
    }

    /// <summary>Where a destroyed volume's content stays, nobody can reach it until a volume of the same name is created.</summary>
    private void Orphan(SlaveState state)
    {
        var volumes = state.Checkpointed.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal);
        _orphans.RemoveWhere(volumes.Contains);
        foreach (var folder in _folders.Where(entry => !IsSandbox(entry.Key) && !volumes.Contains(entry.Key)))
        {
            if (_orphans.Add(folder.Key) && !folder.Value.IsEmpty)
            {
                programs.Lost();
            }
        }
    }

    private void Drop(string folder)
    {
        if (_folders.Remove(folder, out var content) && !_orphans.Remove(folder) && !content.IsEmpty)
        {
            programs.Lost();
        }
    }

    /// <summary>A program, while its slave takes its task for running.</summary>
    private sealed class Running(SlaveTask task, SimulatedNode node, string sandbox)
    {
        public SlaveTask Task => task;

        public SimulatedNode Node => node;

        public string Sandbox => sandbox;

        /// <summary>The actor, while the program runs.</summary>
        public IActorRef? Actor { get; set; }

        /// <summary>The code with which it ended by itself.</summary>
        public int? ExitCode { get; set; }

        /// <summary>Lets its network volume go; null where it has none, or has let it go.</summary>
        public Action? Detach { get; set; }

        /// <summary>What its last health check said.</summary>
        public bool? IsHealthy { get; set; }

        private Instant LaunchedAt => task.LaunchedAt;

        public TaskExits Exit(int code) => new(task.FrameworkId, task.Info.Id, LaunchedAt, code);

        public TaskChecked Check(bool isHealthy) => new(task.FrameworkId, task.Info.Id, LaunchedAt, isHealthy);

        public ExecutorReregistrationDue Lost => new(task.FrameworkId, task.Info.Id, LaunchedAt);

        public bool Is(SlaveTask other) =>
            other.Info.Id == task.Info.Id && other.FrameworkId == task.FrameworkId && other.LaunchedAt == task.LaunchedAt;
    }
}
