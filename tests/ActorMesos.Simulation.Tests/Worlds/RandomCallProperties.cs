using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>An hour of calls, right and wrong, while slaves, schedulers and the master crash and stand still: no invariant breaks.</summary>
public sealed class RandomCallProperties
{
    private const ulong Seeds = 12;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<ulong, string> Cases
    {
        get
        {
            var cases = new TheoryData<ulong, string>();
            for (var seed = 1ul; seed <= Seeds; seed++)
            {
                foreach (var profile in SemanticsProfile.All)
                {
                    cases.Add(seed, profile.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void no_call_and_no_crash_breaks_an_invariant(ulong seed, string release)
    {
        var plan = Plan(seed, SemanticsProfile.All.Single(profile => profile.Name == release));
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, null);
        using var world = new World(plan, journal, recorder);
        List<IInvariant> invariants = [.. InvariantCatalog.All.Where(type => type.IsPromised(plan.Master.Semantics)).Select(type => type.Create())];
        invariants.ForEach(world.Add);
        var markers = new MarkerWatch();
        world.Add(markers);
        world.PowerOn(TimeSpan.Zero);
        var dice = new Dice(seed, "harm");
        while (world.Now < Hour)
        {
            var back = Harm(world, dice);
            Run(world, TimeSpan.FromSeconds(1 + (long)dice.NextBelow(100)), invariants);
            back();
            Run(world, TimeSpan.FromSeconds(1 + (long)dice.NextBelow(60)), invariants);
        }

        foreach (var name in (string[])["task-finished", "task-killed", "volume-created", "slave-restarted", "framework-returned", "master-replaced"])
        {
            markers.Counts.ContainsKey(name).ShouldBeTrue($"a run without {name} has shown little");
        }

        recorder.Complete();
    }

    /// <summary>Something ends or stands still; what comes back undoes it.</summary>
    private static Action Harm(World world, Dice dice)
    {
        NodeName[] nodes = [.. world.SlaveNodes, .. world.FrameworkNodes, .. world.Plan.Leadership.Nodes];
        var node = nodes[(int)dice.NextBelow((uint)nodes.Length)];
        if (dice.NextBelow(3) == 0 && world.Pause(node) is { } pause)
        {
            return pause.Dispose;
        }

        world.Crash(node);
        return () => world.Restart(node);
    }

    private static void Run(World world, TimeSpan time, List<IInvariant> invariants)
    {
        world.RunUntil(world.Now + time, () =>
        {
            invariants.ForEach(invariant => invariant.Check(world));
            return invariants.Exists(invariant => invariant.Broken is not null);
        });
        world.Loop.Bug.ShouldBeNull();
        foreach (var invariant in invariants)
        {
            invariant.Broken.ShouldBeNull($"{invariant.GetType().Name} at {world.Now}");
        }
    }

    private static WorldPlan Plan(ulong seed, SemanticsProfile semantics) => new()
    {
        Seed = seed,
        Slaves = [.. Enumerable.Range(1, 4).Select(number => new NodeName($"node-{number}"))
            .Select(node => new SlaveInfo(node, node.Value, ResourceText.Parse("cpus:4;mem:2048;disk:1000").Value))],
        Frameworks = [Caller("a", seed, checkpoint: true), Caller("b", seed, checkpoint: false), Caller("c", seed, checkpoint: true)],
        Master = new MasterSettings { Semantics = semantics },
        Slave = new SlaveSettings { DestroyDeletesContent = semantics.DestroyDeletesContent, AppliesOperations = semantics.SlavesApplyOperations },
    };

    private static FrameworkPlan Caller(string name, ulong seed, bool checkpoint)
    {
        var info = new FrameworkInfo(new NodeName(name), name, name == "c" ? "b" : name, "p", checkpoint, TimeSpan.FromMinutes(30));
        return new FrameworkPlan(info, () => new RandomCallerPolicy(info, StableHash.Of(seed, StableHash.Of(name))));
    }
}
