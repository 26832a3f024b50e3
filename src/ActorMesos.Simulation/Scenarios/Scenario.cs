using System.Security.Cryptography;
using System.Text;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>A simulation as data: the cluster, what runs on it, what goes wrong, and what must hold.</summary>
public sealed record Scenario
{
    /// <summary>What the scenario shows, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>The release of Mesos whose rules apply.</summary>
    public required SemanticsProfile Semantics { get; init; }

    /// <summary>The bugs of Mesos that are switched on.</summary>
    public MesosBugs Bugs { get; init; }

    /// <summary>The seed of every draw, from 0.</summary>
    public required long Seed { get; init; }

    /// <summary>How much virtual time the part with faults takes.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether a run prints the JSON documents of offers and operations as they pass.</summary>
    public required bool PrintDocuments { get; init; }

    /// <summary>The slaves, in groups that are alike.</summary>
    public required Sequence<SlaveGroup> Slaves { get; init; }

    /// <summary>The frameworks that subscribe.</summary>
    public required Sequence<FrameworkEntry> Frameworks { get; init; }

    /// <summary>What is allowed to whom.</summary>
    public required Acls Acls { get; init; }

    /// <summary>The principals that the master knows, and by which secret.</summary>
    public required Sequence<Credential> Credentials { get; init; }

    /// <summary>What the master is configured to.</summary>
    public required MasterSettings Master { get; init; }

    /// <summary>What every slave is configured to.</summary>
    public required SlaveSettings Slave { get; init; }

    /// <summary>What every framework's driver is configured to.</summary>
    public required DriverSettings Driver { get; init; }

    /// <summary>How long a message is under way between two nodes.</summary>
    public required DurationDistribution NetworkLatency { get; init; }

    /// <summary>In which order messages of one instant arrive.</summary>
    public NetworkOrder NetworkOrder { get; init; } = NetworkOrder.Fifo;

    /// <summary>How long a write or a read of a node's disk takes.</summary>
    public required DurationDistribution DiskLatency { get; init; }

    /// <summary>What goes wrong, in the order of the file.</summary>
    public required Sequence<ScheduledFault> Faults { get; init; }

    /// <summary>What operators ask of the master, in the order of the file.</summary>
    public required Sequence<ScheduledStep> Operator { get; init; }

    /// <summary>What an exploration may add.</summary>
    public required ExploreSettings Explore { get; init; }

    /// <summary>What must hold.</summary>
    public required Expectations Expect { get; init; }

    /// <summary>The SHA-256 of the scenario as <see cref="ScenarioText.Print"/> writes it, in lower-case hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ScenarioText.Print(this))));

    /// <summary>Every slave by its own name, in the order of their numbers.</summary>
    public IEnumerable<SlaveNode> SlaveNodes() => SlaveGroup.Nodes(Slaves);

    /// <summary>The name of the master's node.</summary>
    public static NodeName MasterNode { get; } = new("master");

    /// <summary>The name of the node from which operators ask.</summary>
    public static NodeName OperatorNode { get; } = new("operator");
}
