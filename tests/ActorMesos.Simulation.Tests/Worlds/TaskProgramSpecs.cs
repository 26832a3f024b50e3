using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>Two hosts, each with a task that runs a program on a volume.</summary>
public sealed class TaskProgramSpecs : IDisposable
{
    private static readonly NodeName First = new("node-1");
    private static readonly NodeName Second = new("node-2");

    private readonly MemoryJournal _journal = new();
    private readonly Recorder _recorder = new(RecordingJson.Options, null);
    private readonly Watch _watch = new();
    private World? _world;

    [Fact]
    public void a_program_runs_while_its_task_does_at_an_address_of_its_host_and_hears_its_neighbour()
    {
        var world = Run(seconds: 10);
        world.ProgramNodes.ShouldBe([new("node-1/writer"), new("node-2/writer")], ignoreOrder: true);
        Heard("node-1/writer").ShouldContain(("node-2/writer", 1));
        Heard("node-2/writer").ShouldContain(("node-1/writer", 1));
        world.Folders.Select(folder => (folder.Host, folder.Name)).ShouldBe([(First, "hdfs/data-0"), (Second, "hdfs/data-0")]);
    }

    [Fact]
    public void a_program_outlives_its_slaves_process()
    {
        var world = Run(seconds: 10);
        world.Crash(First);
        world.ProgramNodes.Count().ShouldBe(2);
        world.RunUntil(TimeSpan.FromSeconds(20));
        world.Restart(First);
        world.RunUntil(TimeSpan.FromSeconds(40));
        Visits("node-1/writer").ShouldBe([(0, 0)]);
        Heard("node-2/writer").Count(heard => heard.From == "node-1/writer").ShouldBeGreaterThan(9);
    }

    [Fact]
    public void a_program_of_a_framework_that_does_not_checkpoint_ends_with_its_slaves_process()
    {
        var world = Run(seconds: 10, checkpoint: false);
        world.Crash(First);
        world.ProgramNodes.ShouldBe([new("node-2/writer")]);
    }

    [Fact]
    public void what_was_synced_survives_a_reboot_and_what_was_not_is_lost()
    {
        var world = Run(seconds: 10);
        world.Crash(First);
        world.EndHost(First);
        world.ProgramNodes.ShouldBe([new("node-2/writer")]);
        world.RunUntil(TimeSpan.FromSeconds(20));
        world.Restart(First, SlaveBoot.Rebooted);
        world.RunUntil(TimeSpan.FromMinutes(4));
        Visits("node-1/writer").ShouldBe([(0, 0), (1, 0)]);
        world.FolderLosses.ShouldBe(1);
    }

    [Fact]
    public void when_everything_loses_its_power_slaves_miss_the_programs_of_their_tasks()
    {
        var world = Run(seconds: 10);
        world.PowerOff();
        world.PowerOn(TimeSpan.FromSeconds(60));
        world.RunUntil(TimeSpan.FromSeconds(61));
        world.ProgramNodes.ShouldBeEmpty();
        world.RunUntil(TimeSpan.FromMinutes(3));
        _watch.Updates.Where(update => update.State.IsTerminal()).Select(update => update.State).ShouldBe([TaskState.Failed, TaskState.Failed]);
        Visits("node-1/writer").ShouldBe([(0, 0), (1, 0)]);
    }

    [Fact]
    public void an_empty_disk_holds_nothing_of_what_was_there()
    {
        var world = Run(seconds: 10);
        world.Crash(First);
        world.EndHost(First);
        world.RunUntil(TimeSpan.FromSeconds(20));
        world.Restart(First, SlaveBoot.EmptyDisk);
        world.RunUntil(TimeSpan.FromMinutes(4));
        Visits("node-1/writer").ShouldBe([(0, 0), (0, 0)]);
    }

    [Theory]
    [InlineData(0, TaskState.Finished)]
    [InlineData(3, TaskState.Failed)]
    public void the_end_of_a_program_is_the_end_of_its_task(int exitCode, TaskState state)
    {
        Run(seconds: 20, visitor: neighbour => new Visitor(neighbour, greetings: 2, exitCode));
        var end = _watch.Updates.First(update => update.State.IsTerminal());
        end.State.ShouldBe(state);
        (end.Message ?? "").ShouldBe(exitCode == 0 ? "" : "Command exited with status 3");
        Visits("node-1/writer")[..2].ShouldBe([(0, 0), (1, 1)]);
    }

    [Fact]
    public void an_end_that_the_slave_was_not_there_to_see_is_told_when_it_is_back()
    {
        var world = Run(seconds: 5, visitor: neighbour => new Visitor(neighbour, greetings: 2, exitCode: 3));
        world.Crash(First);
        world.RunUntil(TimeSpan.FromSeconds(20));
        world.ProgramNodes.Contains(new NodeName("node-1/writer")).ShouldBeFalse();
        world.Restart(First);
        world.RunUntil(TimeSpan.FromSeconds(22));
        _watch.Updates.Count(update => update.State == TaskState.Failed && update.SlaveId.Value.EndsWith("S0", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void a_killed_task_takes_its_program_with_it()
    {
        var world = Run(seconds: 30, kills: true);
        world.ProgramNodes.ShouldBeEmpty();
        Visits("node-1/writer").ShouldBe([(0, 0)]);
    }

    [Fact]
    public void a_partition_of_a_host_cuts_its_programs_off_and_a_pause_holds_them()
    {
        var world = Run(seconds: 10);
        using (world.Network.Install(new LinkFault.Rule((link, _) => link.From.Host == "node-1" ? Verdict.Drop : Verdict.Pass)))
        {
            var before = Heard("node-2/writer").Count;
            world.RunUntil(TimeSpan.FromSeconds(20));
            Heard("node-2/writer").Count.ShouldBe(before);
        }

        using (world.Pause(First))
        {
            var before = Heard("node-1/writer").Count;
            world.RunUntil(TimeSpan.FromSeconds(30));
            Heard("node-1/writer").Count.ShouldBe(before);
        }

        world.RunUntil(TimeSpan.FromSeconds(40));
        Heard("node-1/writer").Count.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public void data_goes_with_its_volume_where_the_release_deletes_it(bool deletes, int left)
    {
        var world = Run(seconds: 10, kills: true, deletesContent: deletes);
        world.RunUntil(TimeSpan.FromSeconds(20));
        foreach (var node in world.SlaveNodes)
        {
            world.Tell(node, new CheckpointResources(Resources.Empty));
        }

        world.RunUntil(TimeSpan.FromSeconds(21));
        world.Folders.Count().ShouldBe(left);
    }

    public void Dispose()
    {
        _world?.Dispose();
        _recorder.Dispose();
        _journal.Dispose();
    }

    private World Run(
        int seconds, bool checkpoint = true, bool kills = false, bool deletesContent = false, Func<NodeName, ITaskProgram>? visitor = null)
    {
        visitor ??= static neighbour => new Visitor(neighbour);
        var plan = Clusters.Keeper(checkpoint: checkpoint);
        var serve = new ProgramKind("serve", place => visitor(new NodeName(place.Address.Value == "node-1/writer" ? "node-2/writer" : "node-1/writer")));
        FrameworkPlan Keeper(string name)
        {
            var info = Clusters.Framework(new NodeName(name)) with { Checkpoint = checkpoint };
            return new FrameworkPlan(info, () => new KeeperPolicy(info, kills)) { Programs = [serve] };
        }

        plan = plan with
        {
            Slaves = [plan.Slaves[0], new SlaveInfo(Second, Second.Value, plan.Slaves[0].Resources)],
            Slave = plan.Slave with { DestroyDeletesContent = deletesContent },
            Frameworks = [Keeper("keeper"), Keeper("other")],
        };
        _world = new World(plan, _journal, _recorder);
        _world.Add(_watch);
        _world.PowerOn(TimeSpan.Zero);
        _world.RunUntil(TimeSpan.FromSeconds(seconds));
        _world.Loop.Bug.ShouldBeNull();
        return _world;
    }

    private List<(string From, int Number)> Heard(string node) =>
        [.. _watch.Seen.Where(seen => seen.Node == node).Select(seen => seen.Happened).OfType<HelloHeard>().Select(heard => (heard.From.Value, heard.Number))];

    private List<(int Earlier, int Unsynced)> Visits(string node) =>
        [.. _watch.Seen.Where(seen => seen.Node == node).Select(seen => seen.Happened).OfType<VisitBegan>().Select(visit => (visit.Earlier, visit.Unsynced))];

    private sealed class Watch : IObserver
    {
        public List<(string Node, object Happened)> Seen { get; } = [];

        public IEnumerable<Domain.Tasks.TaskStatus> Updates => Seen.Select(seen => seen.Happened).OfType<TaskUpdated>().Select(updated => updated.Status);

        public void Saw(Instant at, string node, object happened) => Seen.Add((node, happened));
    }
}
