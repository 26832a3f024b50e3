using System.Text.RegularExpressions;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.TestKit.Own;

/// <summary>A fault of a test's own, as the schedule sees it.</summary>
internal sealed partial record OwnFault(FaultKind Own, Func<SimulatedCluster, IDisposable?> Harm) : Fault
{
    public override FaultKind Kind => Own;

    /// <summary>The kind of such a fault, under a name that a scenario can write.</summary>
    public static FaultKind KindOf(string name, Func<SimulatedCluster, IDisposable?> harm)
    {
        FaultKind? kind = null;
        var word = NotInNames().Replace(name.ToLowerInvariant(), "-").Trim('-');
        if (word.Length == 0)
        {
            throw new BadUseException($"'{name}' is no name of a fault: say in a few words what goes wrong");
        }

        kind = new FaultKind(word, name, (section, _) =>
            new OwnFault(kind!, harm) { For = DurationReading.ReadAny(section, "for") });
        return kind;
    }

    internal override void SetIn(FaultSchedule schedule)
    {
        var cluster = schedule.Driver as SimulatedCluster ?? throw new BadUseException($"the fault '{Kind.Summary}' needs a cluster of the test kit");
        schedule.Impose(this, Kind.Summary, Time, () => Harm(cluster) ?? new Undo(() => { }));
    }

    internal override void Write(SectionWriter section)
    {
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NotInNames();
}
