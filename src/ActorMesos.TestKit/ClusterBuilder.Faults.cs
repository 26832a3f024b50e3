using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.TestKit.Own;
using ActorMesos.TestKit.Running;

namespace ActorMesos.TestKit;

/// <content>What goes wrong, and what must hold nevertheless.</content>
public sealed partial class ClusterBuilder
{
    /// <summary>Faults as a scenario writes them: <c>WithFaults("{ at = 2m, crash = { slave = node-1, for = 30s } }")</c>.</summary>
    public ClusterBuilder WithFaults(params IReadOnlyList<string> faults) => new(_parts with { Faults = _parts.Faults.AddRange(faults) });

    /// <summary>A fault of one's own, at a time.</summary>
    /// <param name="at">When it sets in, in virtual time since the start.</param>
    /// <param name="lasts">How long it lasts.</param>
    /// <param name="fault">The fault.</param>
    public ClusterBuilder WithFault(TimeSpan at, TimeSpan lasts, ClusterFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return WithFault(at, lasts, fault.Name, fault.SetIn);
    }

    /// <summary>A fault of one's own, at a time.</summary>
    /// <param name="at">When it sets in, in virtual time since the start.</param>
    /// <param name="lasts">How long it lasts.</param>
    /// <param name="name">What it is, in a few words.</param>
    /// <param name="setIn">It sets in; disposing of the result heals it.</param>
    public ClusterBuilder WithFault(TimeSpan at, TimeSpan lasts, string name, Func<SimulatedCluster, IDisposable?> setIn)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(setIn);
        VirtualSpan.Checked(at, "the time of a fault");
        VirtualSpan.Checked(lasts, "how long a fault lasts");
        var kind = OwnFault.KindOf(name, setIn);
        if (_parts.Catalog.Faults.Any(other => other.Name == kind.Name))
        {
            throw new BadUseException($"there is a fault '{kind.Name}' already; give yours a name of its own");
        }

        var fault = new ScheduledFault(at, new OwnFault(kind, setIn) { For = new ConstantDuration(lasts) });
        return new(_parts with
        {
            Catalog = _parts.Catalog with { Faults = [.. _parts.Catalog.Faults, kind] },
            Scenario = _parts.Scenario with { Faults = [.. _parts.Scenario.Faults, fault] },
        });
    }

    /// <summary>Faults that the seed draws: crashes, partitions, lost messages, full disks and all others that a cluster should get over.</summary>
    /// <param name="within">They set in within this time from the start.</param>
    /// <param name="most">How many there are, at most.</param>
    /// <param name="kinds">Their kinds by their names in scenarios; none for all.</param>
    public ClusterBuilder WithRandomFaults(TimeSpan within, int most = 3, params IReadOnlyList<string> kinds)
    {
        var known = FaultKinds.All.Where(kind => kind.Draw is not null).Select(kind => kind.Name).ToList();
        if (kinds.FirstOrDefault(kind => !known.Contains(kind)) is { } unknown)
        {
            throw new BadUseException($"'{unknown}' is no kind of fault that can be drawn; known: {string.Join(", ", known)}");
        }

        return new(_parts with
        {
            DrawsFaults = true,
            Settings = _parts.Settings.Add($"duration={DurationText.Write(within)}"),
            Scenario = _parts.Scenario with
            {
                Explore = _parts.Scenario.Explore with { FaultsMost = most, Kinds = kinds.Count == 0 ? [ExploreSettings.All] : [.. kinds] },
            },
        });
    }

    /// <summary>An invariant of one's own, asked after each step in which something happened.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="broken">What is wrong, in a sentence; null while all is well. It must cost little.</param>
    public ClusterBuilder WithInvariant(string name, Func<SimulatedCluster, string?> broken) =>
        WithInvariant(new OwnInvariantKind(name, cluster => new OwnInvariant(cluster, broken)));

    /// <summary>An invariant of one's own that keeps its own account of what it sees.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="create">Makes one for a run.</param>
    public ClusterBuilder WithInvariant(string name, Func<IInvariant> create) => WithInvariant(new OwnInvariantKind(name, _ => create() ?? throw new BadUseException($"what makes the invariant '{name}' returned null")));

    /// <summary>Invariants that are not checked, by their names; without names, none is.</summary>
    public ClusterBuilder WithoutInvariants(params IReadOnlyList<string> names)
    {
        var known = _parts.Catalog.Invariants.Select(type => type.Name).ToList();
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new BadUseException($"there is no invariant '{unknown}'; known: {string.Join(", ", known)}");
        }

        var semantics = _parts.Scenario.Semantics;
        Sequence<string> left = names.Count == 0
            ? []
            : [.. _parts.Catalog.Invariants.Where(type => type.IsPromised(semantics) && !names.Contains(type.Name)).Select(type => type.Name)];
        return With(scenario => scenario with { Expect = scenario.Expect with { Always = left } });
    }

    /// <summary>A filter of messages from the start on: it lets pass, drops, delays, doubles or holds what is sent.</summary>
    /// <param name="create">Makes one for a run: a filter that counts begins anew each time.</param>
    public ClusterBuilder WithFilter(Func<ILinkRule> create) => new(_parts with { Filters = _parts.Filters.Add(create) });

    private ClusterBuilder WithInvariant(OwnInvariantKind own)
    {
        if (_parts.Catalog.Invariants.Any(other => other.Name == own.Name))
        {
            throw new BadUseException($"there is an invariant '{own.Name}' already; give yours a name of its own");
        }

        var always = _parts.Scenario.Expect.Always;
        return new(_parts with
        {
            Invariants = _parts.Invariants.Add(own),
            Catalog = _parts.Catalog with
            {
                Invariants = [.. _parts.Catalog.Invariants, new InvariantType(own.Name, "an invariant of a test's own", _ => true, () => throw new BadUseException("there is no cluster yet"))],
            },
            Scenario = always.Contains(Expectations.All) ? _parts.Scenario
                : _parts.Scenario with { Expect = _parts.Scenario.Expect with { Always = [.. always, own.Name] } },
        });
    }
}
