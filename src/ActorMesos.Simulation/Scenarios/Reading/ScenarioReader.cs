using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;
using ActorMesos.Simulation.Scenarios.Syntax;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Reads a scenario from the tree of its file, laid over the defaults.</summary>
internal static class ScenarioReader
{
    /// <summary>The section beside the scenario where a file may keep values for substitutions; nothing else reads it.</summary>
    private const string Definitions = "definitions";

    /// <summary>The scenario, or null without one; it is of no use when problems were found.</summary>
    /// <param name="root">The whole file, with what the command line puts in its place.</param>
    /// <param name="catalog">The names that the scenario may use.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="knownPaths">Collects the path in the defaults of every key that is read.</param>
    /// <param name="wrong">The scenario's other half, in which something breaks; null where it has none.</param>
    public static Scenario? Read(SectionNode root, ScenarioCatalog catalog, ProblemList problems, ISet<string> knownPaths, out WrongHalf? wrong)
    {
        wrong = null;
        var top = new SectionReader(problems, knownPaths, "", root, root.Origin, "", ScenarioDefaults.Root);
        top.Know("scenario", WrongHalf.Key, Definitions);
        top.Close();
        if (!top.OwnKeys.Contains("scenario"))
        {
            top.Refuse("scenario", "missing", "allowed: scenario { ... }");
            return null;
        }

        if (top.OwnKeys.Contains(Definitions))
        {
            top.Section(Definitions);
        }

        wrong = top.OwnKeys.Contains(WrongHalf.Key) ? WrongHalf.Read(top.Section(WrongHalf.Key), catalog) : null;
        return ReadScenario(top.Section("scenario"), catalog, Path.GetDirectoryName(root.Origin.File) ?? "");
    }

    private static Scenario ReadScenario(SectionReader section, ScenarioCatalog catalog, string folder)
    {
        var name = section.Value("name", Forms.Text("a text of 1 to 200 characters", text => text.Length is > 0 and <= 200));
        var semantics = section.Value("semantics", Forms.Choice("known semantics", SemanticsProfile.All, profile => profile.Name));
        var seed = section.Value("seed", Forms.Number(0, long.MaxValue));
        var duration = section.Value("duration", Forms.Duration(TimeSpan.FromMilliseconds(1), ScenarioLimits.DurationMax));
        var bugs = section.Values("bugs", Forms.Choice("known bugs", MesosBug.All, bug => bug.Name))
            .Aggregate(MesosBugs.None, (all, bug) => all | (bug?.Bug ?? MesosBugs.None));
        var problemsBefore = section.Problems;
        var secrets = new SecretNumbers();
        var slaves = ReadSlaves(section, folder, semantics ?? SemanticsProfile.V111, secrets, out var groupKeys);
        var nodes = section.Problems == problemsBefore ? SlaveGroup.Nodes(slaves).Select(node => node.Name.Value).ToList() : null;
        var frameworks = ReadFrameworks(section, catalog, semantics ?? SemanticsProfile.V111, secrets, out var frameworkKeys);
        var master = MasterSettings.Read(section.Section("master"), semantics ?? SemanticsProfile.V111);
        var masters = new LeadershipSettings { Masters = master.Count };
        SharedNames.Refuse(
            masters.Nodes,
            nodes is null ? [] : groupKeys.SelectMany((place, group) => Enumerable.Repeat(place, slaves[group].Count)).Zip(nodes),
            frameworkKeys.Zip(frameworks.Select(static framework => framework.Name.Value)));
        string[] zooKeeper = masters.IsAlone ? [] : [LeadershipSettings.ZooKeeper.Value];
        var names = new NodeNames(
            nodes, [.. frameworks.Select(framework => framework.Name.Value)], [.. masters.Nodes.Select(node => node.Value), .. zooKeeper])
        {
            Messages = [.. LinkPattern.MessageNames, .. catalog.ProgramMessages],
        };
        var latest = section.Failed("duration") ? ScenarioLimits.DurationMax : duration;
        var scenario = new Scenario
        {
            Name = name,
            Semantics = semantics ?? SemanticsProfile.V023,
            Bugs = bugs,
            Seed = seed,
            Duration = duration,
            PrintDocuments = section.Value("print-documents", Forms.Boolean),
            Slaves = slaves,
            Frameworks = frameworks,
            Acls = AclsSection.Read(section.Section("acls")),
            Credentials = CredentialEntry.ReadAll(section, secrets),
            Master = master,
            Slave = SlaveSettings.Read(section.Section("slave")),
            Driver = DriverSettings.Read(section.Section("driver")),
            NetworkLatency = ReadNetwork(section.Section("network"), out var order),
            NetworkOrder = order,
            DiskLatency = ReadLatency(section.Section("disk")),
            Faults = ReadFaults(section, names, latest, catalog.Faults),
            Operator = ReadOperator(section, names, latest, secrets, semantics ?? SemanticsProfile.V111),
            Explore = ExploreSettings.Read(section.Section("explore")),
            Expect = Expectations.Read(section.Section("expect"), catalog),
        };
        if (scenario.Credentials.Count == 0 && !section.Failed("credentials"))
        {
            RefuseUnknowable(section, "authenticate-frameworks", scenario.Master.AuthenticateFrameworks);
            RefuseUnknowable(section, "authenticate-slaves", scenario.Master.AuthenticateSlaves);
            RefuseUnknowable(section, "authenticate-operators", scenario.Master.AuthenticateOperators);
        }

        section.Close();
        return scenario;
    }

    private static Sequence<SlaveGroup> ReadSlaves(SectionReader section, string folder, SemanticsProfile semantics, SecretNumbers secrets, out List<KeyPlace> places)
    {
        var cluster = section.Section("cluster");
        var state = cluster.Value("state", Forms.OptionalText);
        cluster.Close();
        var known = state is null ? [] : ClusterState.Read(cluster, state, folder, semantics);
        places = [.. known.Select(_ => new KeyPlace(cluster, "state"))];
        if (state is not null && !section.OwnKeys.Contains("slaves"))
        {
            // The file has them all.
            section.Know("slaves");
            return [.. known];
        }

        var entries = section.Sections("slaves", "entries.slave", ScenarioDefaults.Entry("slave"));
        Sequence<SlaveGroup> groups = [.. known, .. entries.Select(entry => SlaveGroup.Read(entry, semantics, secrets))];
        places.AddRange(entries.Select(static entry => new KeyPlace(entry, "hostname")));
        var count = groups.Sum(group => (long)group.Count);
        if (count > ScenarioLimits.SlavesMax)
        {
            section.Refuse("slaves", $"found {count} slaves in all", $"allowed: at most {ScenarioLimits.SlavesMax}");
        }

        return groups;
    }

    private static Sequence<FrameworkEntry> ReadFrameworks(SectionReader section, ScenarioCatalog catalog, SemanticsProfile semantics, SecretNumbers secrets, out List<KeyPlace> places)
    {
        var entries = section.Sections("frameworks", "entries.framework", ScenarioDefaults.Entry("framework"));
        RefuseMore(section, "frameworks", entries.Count, ScenarioLimits.FrameworksMax);
        places = [.. entries.Select(static entry => new KeyPlace(entry, "name"))];
        var reading = new FrameworksReading(catalog);
        foreach (var entry in entries.Take(ScenarioLimits.FrameworksMax))
        {
            reading.Read(entry, semantics, secrets);
        }

        return reading.End();
    }

    private static Sequence<ScheduledFault> ReadFaults(
        SectionReader section, NodeNames nodes, TimeSpan duration, IReadOnlyList<FaultKind> kinds)
    {
        var entries = section.Sections("faults", "entries.fault", ScenarioDefaults.Entry("fault"));
        RefuseMore(section, "faults", entries.Count, ScenarioLimits.FaultsMax);
        var faults = entries.Take(ScenarioLimits.FaultsMax).Select(entry => ScheduledFault.Read(entry, nodes, duration, kinds));
        return [.. faults.OfType<ScheduledFault>()];
    }

    private static Sequence<ScheduledStep> ReadOperator(
        SectionReader section, NodeNames nodes, TimeSpan duration, SecretNumbers secrets, SemanticsProfile semantics)
    {
        var entries = section.Sections("operator", "entries.operator", ScenarioDefaults.Entry("operator"));
        RefuseMore(section, "operator", entries.Count, ScenarioLimits.OperatorCallsMax);
        var steps = entries.Take(ScenarioLimits.OperatorCallsMax).Select(entry => ScheduledStep.Read(entry, nodes, duration, secrets, semantics));
        return [.. steps.OfType<ScheduledStep>()];
    }

    private static DurationDistribution ReadNetwork(SectionReader section, out NetworkOrder order)
    {
        order = section.Value("order", Forms.Choice("known orders", NetworkOrder.All, known => known.Name)) ?? NetworkOrder.Fifo;
        return ReadLatency(section);
    }

    private static DurationDistribution ReadLatency(SectionReader section)
    {
        var latency = DurationReading.ReadBounded(section, "latency", TimeSpan.FromHours(1));
        section.Close();
        return latency;
    }

    private static void RefuseMore(SectionReader section, string key, int count, int max)
    {
        if (count > max)
        {
            section.Refuse(key, $"found {count} entries", $"allowed: at most {max}");
        }
    }

    /// <summary>As Mesos's master does not start then: nobody could ever authenticate.</summary>
    private static void RefuseUnknowable(SectionReader section, string key, bool isDemanded)
    {
        if (isDemanded)
        {
            section.Refuse("credentials", $"found none, but master.{key} is on", "allowed: at least one { principal = ..., secret = ... } then");
        }
    }
}
