using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Randomness;
using Akka.Actor;
using Akka.Configuration;

namespace ActorMesos.Simulation.Worlds;

/// <summary>What a world is made of, before anything has happened in it.</summary>
public sealed record WorldPlan
{
    /// <summary>The seed from which every draw comes.</summary>
    public ulong Seed { get; init; }

    /// <summary>The slaves.</summary>
    public required IReadOnlyList<SlaveInfo> Slaves { get; init; }

    /// <summary>The frameworks.</summary>
    public IReadOnlyList<FrameworkPlan> Frameworks { get; init; } = [];

    /// <summary>How long messages take.</summary>
    public LatencyRange NetworkLatency { get; init; } = new(TimeSpan.FromMicroseconds(200), TimeSpan.FromMilliseconds(2));

    /// <summary>Whether messages of one instant arrive in another order of their links each time.</summary>
    public bool NetworkReorders { get; init; }

    /// <summary>How long the disks take.</summary>
    public LatencyRange DiskLatency { get; init; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(8));

    /// <summary>How many masters there are, and how they agree on who leads.</summary>
    public LeadershipSettings Leadership { get; init; } = new();

    /// <summary>The constants of the master.</summary>
    public MasterSettings Master { get; init; } = new();

    /// <summary>The constants of the slaves.</summary>
    public SlaveSettings Slave { get; init; } = new();

    /// <summary>What decides for the slaves; null for <see cref="Domain.Slaves.Slave.Decide"/>, which is Mesos's way.</summary>
    public SlaveRules? SlaveRules { get; init; }

    /// <summary>The constants of the frameworks' drivers.</summary>
    public DriverSettings Driver { get; init; } = new();

    /// <summary>Who slaves are and their proof, by their addresses; those that are missing register without.</summary>
    public IReadOnlyDictionary<NodeName, Credential> SlaveCredentials { get; init; } = new Dictionary<NodeName, Credential>();

    /// <summary>What the disks of slaves hold from the start, by their addresses; those that are missing have empty ones.</summary>
    public IReadOnlyDictionary<NodeName, Resources> SlaveCheckpoints { get; init; } = new Dictionary<NodeName, Resources>();

    /// <summary>After how many events a slave saves its state whole.</summary>
    public int SlaveSnapshotEvery { get; init; } = 100;

    /// <summary>After how many changes the registry is saved whole.</summary>
    public int RegistrySnapshotEvery { get; init; } = 1000;

    /// <summary>The nodes at which another actor runs than usual, and how it is made for its place.</summary>
    public IReadOnlyDictionary<NodeName, Func<INode, Props>> Actors { get; init; } = new Dictionary<NodeName, Func<INode, Props>>();

    /// <summary>Whether masters start; where not, somebody from outside takes their place.</summary>
    public bool HasMasters { get; init; } = true;

    /// <summary>Settings of Akka's for whoever plays a part from outside, under those of the world.</summary>
    public Config Akka { get; init; } = Config.Empty;

    /// <summary>The types of events that the frameworks' policies decide on.</summary>
    public IReadOnlyList<Type> FrameworkEvents { get; init; } = [];
}

/// <summary>A framework of a world.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Policy">Makes its policy as it is before anything has happened to it.</param>
/// <param name="Credential">Who it is and its proof; null for a framework that subscribes without.</param>
public sealed record FrameworkPlan(FrameworkInfo Info, Func<IFrameworkPolicy> Policy, Credential? Credential = null)
{
    /// <summary>The programs that its tasks run.</summary>
    public IReadOnlyList<ProgramKind> Programs { get; init; } = [];
}
