using System.Collections.Immutable;
using System.Globalization;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.TestKit.Running;
using Akka.Actor;
using Akka.TestKit;

namespace ActorMesos.TestKit;

/// <summary>
/// A cluster before it starts. Each call gives another builder and leaves the former one as it was, so that tests may share what they have in
/// common. Where a name is given twice or a text cannot be read, <see cref="BadUseException"/> says what would be right.
/// </summary>
public sealed partial class ClusterBuilder
{
    private readonly ClusterParts _parts;

    internal ClusterBuilder(ClusterParts parts) => _parts = parts;

    internal ClusterParts Parts => _parts;

    /// <summary>More slaves that are alike.</summary>
    /// <param name="count">How many.</param>
    /// <param name="resources">What each has, as Mesos's flag <c>--resources</c> takes it: <c>cpus:8;mem:16384;disk:65536</c>, mem and disk in MB.</param>
    /// <param name="hostname">The name of each, where <c>{n}</c> is its number, from 1 over all slaves.</param>
    /// <param name="attributes">What its offers say of it besides, as in <c>rack:r1;ssd:true</c>.</param>
    public ClusterBuilder WithSlaves(
        int count, string resources = SimulatedCluster.SlaveResources, string hostname = "node-{n}", string attributes = "")
    {
        var read = ResourcesFlag.Parse(resources, _parts.Scenario.Semantics);
        if (read.IsRefused)
        {
            throw new BadUseException($"'{resources}' are no resources of a slave: {read.Refusal.Reason}; write them as in '{SimulatedCluster.SlaveResources}'");
        }

        var pairs = SlaveAttribute.Form.Read(attributes);
        if (pairs.IsRefused)
        {
            throw new BadUseException($"'{attributes}' are no attributes: {pairs.Refusal.Reason}; write {SlaveAttribute.Form.Allowed}");
        }

        return count < 1
            ? throw new BadUseException($"found {count} slaves; name at least 1, and leave the call out for none")
            : With(scenario => scenario with { Slaves = [.. scenario.Slaves, new SlaveGroup(count, hostname, read.Value, pairs.Value)] });
    }

    /// <summary>One more slave, by its own name.</summary>
    public ClusterBuilder WithSlave(string hostname, string resources = SimulatedCluster.SlaveResources, string attributes = "") =>
        WithSlaves(1, resources, hostname, attributes);

    /// <summary>A framework of one's own, as a policy.</summary>
    /// <param name="name">The name of its node.</param>
    /// <param name="policy">Makes its policy as it is before anything has happened to it; called for each run and each start of its process.</param>
    /// <param name="options">What it says of itself; null for the defaults.</param>
    public ClusterBuilder WithFramework(string name, Func<FrameworkInfo, IFrameworkPolicy> policy, FrameworkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return WithFramework(
            name, new FrameworkKind(TypeOf(name), (info, _) => policy(info) ?? throw new BadUseException($"what makes the policy of '{name}' returned null"), []), options);
    }

    /// <summary>A framework of one's own, as an actor that speaks the protocol's messages.</summary>
    /// <param name="name">The name of its node.</param>
    /// <param name="actor">How to make it for its place, over which it sends; what is sent to its node reaches it.</param>
    /// <param name="options">What it says of itself; null for the defaults.</param>
    public ClusterBuilder WithFrameworkActor(string name, Func<INode, Props> actor, FrameworkOptions? options = null) =>
        WithFramework(name, _ => throw new BadUseException($"'{name}' is an actor and has no policy"), options).WithActor(name, actor);

    /// <summary>A framework of a kind that is shipped, or of one's own kind.</summary>
    /// <param name="name">The name of its node.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="options">What it says of itself; null for the defaults.</param>
    /// <param name="settings">The settings of its kind, by their names, as a scenario writes them.</param>
    public ClusterBuilder WithFramework(
        string name, FrameworkKind kind, FrameworkOptions? options = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (_parts.Scenario.Frameworks.Any(other => other.Name.Value == name))
        {
            throw new BadUseException($"there is a framework '{name}' already; give each framework a name of its own");
        }

        var (own, catalog) = (options ?? new(), _parts.Catalog);
        var entry = new FrameworkEntry
        {
            Name = new NodeName(name),
            Type = kind.Type.Name,
            Role = own.Role ?? name,
            MoreRoles = [.. own.MoreRoles],
            Capabilities = own.Capabilities,
            Principal = own.Principal ?? name,
            Credential = null,
            User = null,
            Checkpoint = own.Checkpoint,
            FailoverTimeout = own.FailoverTimeout,
            Settings = SettingsOf(kind.Type, settings),
        };
        var known = catalog.Frameworks.FirstOrDefault(other => other.Type.Name == kind.Type.Name);
        return new(_parts with
        {
            Scenario = _parts.Scenario with { Frameworks = [.. _parts.Scenario.Frameworks, entry] },
            Catalog = known is null ? catalog with { Frameworks = [.. catalog.Frameworks, kind] } : catalog,
        });
    }

    /// <summary>Another actor at the node of a master, a slave or a framework than the usual one: a changed master, say.</summary>
    /// <param name="node">The node.</param>
    /// <param name="actor">How to make it for its place, over which it sends; what is sent to its node reaches it.</param>
    public ClusterBuilder WithActor(string node, Func<INode, Props> actor) => new(_parts with
    {
        Catalog = _parts.Catalog with
        {
            Actors = _parts.Catalog.Actors.Append(KeyValuePair.Create(new NodeName(node), actor)).ToImmutableDictionary(entry => entry.Key, entry => entry.Value),
        },
    });

    /// <summary>No master: a probe stands in for it, see <see cref="SimulatedCluster.StandIn(string, bool)"/>.</summary>
    public ClusterBuilder WithoutMaster() => new(_parts with { HasMaster = false });

    /// <summary>Several masters, of which ZooKeeper lets one lead: <c>master-1</c>, <c>master-2</c> and so on.</summary>
    public ClusterBuilder WithMasters(int count) => With("master.count", count.ToString(CultureInfo.InvariantCulture));

    /// <summary>The seed of every draw, from 0; 1 where none is given.</summary>
    public ClusterBuilder WithSeed(long seed) => seed < 0
        ? throw new BadUseException($"found the seed {seed}; name one from 0")
        : With(scenario => scenario with { Seed = seed });

    /// <summary>The release of Mesos whose rules apply: <c>0.23</c>, the default, or <c>1.11</c>.</summary>
    public ClusterBuilder WithSemantics(string release)
    {
        var profile = SemanticsProfile.All.FirstOrDefault(known => known.Name == release)
            ?? throw new BadUseException($"there are no rules of '{release}'; known: {string.Join(", ", SemanticsProfile.All.Select(known => known.Name))}");
        return With(scenario => scenario with { Semantics = profile });
    }

    /// <summary>Any other setting, as <c>--set</c> of the command line and scenario files have it: <c>With("master.offer-timeout", "30s")</c>.</summary>
    /// <param name="path">The path of the setting within the scenario.</param>
    /// <param name="value">Its value, with its unit.</param>
    public ClusterBuilder With(string path, string value) => new(_parts with { Settings = _parts.Settings.Add($"{path}={value}") });

    /// <summary>What compares for Akka's own methods of probes, so that they fail as the test framework likes it; else they throw by themselves.</summary>
    public ClusterBuilder WithAssertions(ITestKitAssertions assertions) => new(_parts with { Assertions = assertions });

    /// <summary>The folder under which recordings of failures are kept; <c>recordings</c> beside the test's assembly where none is given.</summary>
    public ClusterBuilder WithRecordingsIn(string folder) => new(_parts with { RecordingFolder = folder });

    private ClusterBuilder With(Func<Scenario, Scenario> change) => new(_parts with { Scenario = change(_parts.Scenario) });

    private static FrameworkType TypeOf(string name) => new(name, "a framework of a test's own", []);

    private static FrameworkSettings SettingsOf(FrameworkType type, IReadOnlyDictionary<string, string>? given)
    {
        var settings = FrameworkSettings.Defaults(type);
        foreach (var (name, text) in given ?? ImmutableDictionary<string, string>.Empty)
        {
            var setting = type.Settings.FirstOrDefault(known => known.Name == name)
                ?? throw new BadUseException($"{type.Name} has no setting '{name}'; known: {string.Join(", ", type.Settings.Select(known => known.Name))}");
            if (setting.Canonical(text) is { IsRefused: true, Refusal: { } refusal })
            {
                throw new BadUseException($"setting '{name}' of {type.Name}: {refusal.Reason}; write {setting.Form}");
            }

            settings = settings.With(setting, text);
        }

        return settings;
    }
}
