using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Service;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>The type <c>cassandra-client</c> and its settings: a service without volumes that works on a ring and checks what it finds.</summary>
internal static class CassandraClientType
{
    private const string Command = "cassandra client";

    internal static readonly Setting Ring = new("ring", SettingKind.Text, "cassandra", "the name of the framework whose ring it works on")
    {
        NamesFrameworkOf = "cassandra",
    };

    internal static readonly Setting Nodes = new("nodes", SettingKind.Integer, "3", "how many of the ring's nodes it asks, the first of them in turn") { Least = 1 };

    internal static readonly Setting Replication = new("replication-factor", SettingKind.Integer, "3", "on how many nodes a row lies, as the ring has it")
    {
        Least = 1,
        Most = 1000,
    };

    internal static readonly Setting Clients = new("clients", SettingKind.Integer, "1", "how many clients there are, each with rows of its own");

    internal static readonly Setting Keys = new("keys", SettingKind.Integer, "100", "how many rows a client works on") { Least = 1 };

    private static readonly Setting Every = new("every", SettingKind.Duration, "1s", "how often a client asks for something")
    {
        Shortest = TimeSpan.FromMilliseconds(1),
    };

    private static readonly Setting WritesFor = new(
        "writes-for", SettingKind.Duration, "0s", "until when clients write and delete, counted from the start; 0s for as long as they run");

    private static readonly Setting Writes = new("writes", SettingKind.Integer, "40", "how many of a hundred requests are writes") { Most = 100 };

    private static readonly Setting Deletes = new("deletes", SettingKind.Integer, "10", "how many of a hundred are deletions, as far as writes leave room; the rest are reads") { Most = 100 };

    internal static readonly Setting Write = new("write-consistency", SettingKind.Text, "quorum", "how many replicas must have what is written")
    {
        Choices = Consistencies.Names,
    };

    internal static readonly Setting Read = new("read-consistency", SettingKind.Text, "quorum", "how many replicas are read")
    {
        Choices = Consistencies.Names,
    };

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "cassandra-client",
            "writes, deletes and reads rows of a ring, and knows which of them were acknowledged",
            [Ring, Nodes, Replication, Clients, Keys, Every, WritesFor, Writes, Deletes, Write, Read])
        {
            Conflicts = CassandraConflicts.OfClient,
        },
        static (framework, settings) => new ServicePolicy(framework, new ServiceSettings
        {
            Count = settings.Integer(Clients.Name),
            MemMegabytes = 128,
            DiskMegabytes = 0,
            OnePerHost = false,
            // What it knows must outlive its host: it is the judge.
            Command = $"{Command} --{ProgramPlace.NetworkVolume}={{name}}",
        }),
        ServiceType.Events)
    {
        Figures = ["reads of deleted rows", "reads of lost rows", "requests refused as unavailable", "requests timed out"],
        Programs = static settings => [new ProgramKind(Command, _ => new CassandraClient(Of(settings)))],
    };

    private static CassandraClientSettings Of(FrameworkSettings settings) => new()
    {
        Ring = settings.Text(Ring.Name),
        Nodes = settings.Integer(Nodes.Name),
        Replication = settings.Integer(Replication.Name),
        Keys = settings.Integer(Keys.Name),
        Every = settings.Duration(Every.Name),
        WritesFor = settings.Duration(WritesFor.Name),
        WritePercent = settings.Integer(Writes.Name),
        DeletePercent = settings.Integer(Deletes.Name),
        Write = Consistencies.Named(settings.Text(Write.Name)),
        Read = Consistencies.Named(settings.Text(Read.Name)),
    };
}
