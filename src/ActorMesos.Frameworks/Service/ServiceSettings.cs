using System.Collections.Immutable;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>What a service is made of, and how it behaves when something goes wrong.</summary>
public sealed record ServiceSettings
{
    /// <summary>How many instances there are before the first change of <see cref="Targets"/>.</summary>
    public int Count { get; init; } = 3;

    /// <summary>Processors of an instance.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Memory of an instance.</summary>
    public int MemMegabytes { get; init; } = 1024;

    /// <summary>The size of an instance's volume, sandbox or network volume; 0 for a service that keeps nothing and reserves nothing.</summary>
    public int DiskMegabytes { get; init; } = 2048;

    /// <summary>Where an instance keeps what it has.</summary>
    public ServiceStorage Storage { get; init; }

    /// <summary>Whether a volume takes a MOUNT disk of that size or larger, which is used whole, rather than a part of the root disk.</summary>
    public bool OnMount { get; init; }

    /// <summary>How many ports an instance has.</summary>
    public int Ports { get; init; }

    /// <summary>Whether no host has two instances.</summary>
    public bool OnePerHost { get; init; } = true;

    /// <summary>The attribute of slaves over whose values instances are spread evenly; empty for none.</summary>
    public string SpreadBy { get; init; } = "";

    /// <summary>What an instance runs.</summary>
    public string Command { get; init; } = "./serve";

    /// <summary>When the number of instances changes, and to what, the earliest first; times from the start of the run.</summary>
    public ImmutableArray<(TimeSpan At, int Count)> Targets { get; init; } = [];

    /// <summary>When everything is given back, from the start of the run; zero for never.</summary>
    public TimeSpan UninstallAt { get; init; }

    /// <summary>How long an instance that has run waits for its volume before it is replaced by one elsewhere; null waits for ever.</summary>
    public TimeSpan? ReplaceAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after its end an instance is launched again; doubles each time it fails soon.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that this wait becomes; one that has run for longer starts with the shortest again.</summary>
    public TimeSpan BackoffMost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>In which order instances are launched that wait for it.</summary>
    public ServiceOrder Order { get; init; }

    /// <summary>Whether an instance serves only once its health check passes.</summary>
    public bool ChecksHealth { get; init; }

    /// <summary>
    /// What an instance's executor is sent when the service shrinks, whereupon its process ends by itself when it has given away what it
    /// holds; null where its task is killed.
    /// </summary>
    public string? LeaveMessage { get; init; }

    /// <summary>In which respects it behaves as frameworks did that had a bug; none as a rule.</summary>
    public ServiceFlaws Flaws { get; init; } = new();

    /// <summary>Whether an instance's command line tells it that one before it has kept data.</summary>
    public bool TellsWhatWas { get; init; }

    /// <summary>Whether its instances have volumes.</summary>
    public bool IsStateful => DiskMegabytes > 0 && Storage == ServiceStorage.Volume;

    /// <summary>Whether its instances keep anything that their tasks may lose, or find again.</summary>
    public bool KeepsData => DiskMegabytes > 0;

    /// <summary>Whether what its instances keep follows them to any host.</summary>
    public bool IsOnNetwork => DiskMegabytes > 0 && Storage == ServiceStorage.Network;

    /// <summary>What an instance needs of its host.</summary>
    internal TaskSize Size => new(Scalar.FromWhole(Cpus), MemMegabytes, IsOnNetwork ? 0 : DiskMegabytes) { OnMount = OnMount, Ports = Ports };
}

/// <summary>In which order instances are launched.</summary>
public enum ServiceOrder
{
    /// <summary>As offers come.</summary>
    Parallel,

    /// <summary>By their numbers; each once those before it serve.</summary>
    Ascending,

    /// <summary>Against their numbers; each once those behind it serve.</summary>
    Descending,
}

/// <summary>Where instances keep what they have.</summary>
public enum ServiceStorage
{
    /// <summary>On persistent volumes: it outlives the task, and stays where it is.</summary>
    Volume,

    /// <summary>In their sandboxes: it is lost with the task.</summary>
    Sandbox,

    /// <summary>On network volumes: it outlives the task, and follows it to another host.</summary>
    Network,
}

/// <summary>The names that scenarios use for it.</summary>
internal static class ServiceStorages
{
    public static IReadOnlyList<string> Names { get; } = ["volume", "sandbox", "network"];

    public static ServiceStorage Named(string name) => (ServiceStorage)Names.ToList().IndexOf(name);

    /// <summary>The options of a command line that put its program on a network volume of its task's name.</summary>
    public static string NetworkOptions(TimeSpan attach, TimeSpan detach) =>
        $" --{ProgramPlace.NetworkVolume}={{name}} --attach={DurationText.Write(attach)} --detach={DurationText.Write(detach)}";
}
