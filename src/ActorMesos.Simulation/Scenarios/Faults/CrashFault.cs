using System.Diagnostics.CodeAnalysis;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A process ends at once and starts again later; what it stored is still there.</summary>
public sealed record CrashFault : VictimFault
{
    /// <summary>A crash.</summary>
    /// <param name="victims">Whose processes.</param>
    public CrashFault(Victims victims)
        : base(victims)
    {
    }

    /// <summary>A crash of one node's process.</summary>
    /// <param name="node">The node.</param>
    /// <param name="time">How long it is down.</param>
    [SetsRequiredMembers]
    public CrashFault(NodeName node, TimeSpan time)
        : this(Victims.Of(node)) => For = new ConstantDuration(time);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("crash", "a node's process ends at once and starts again after a while", Read)
    {
        Draw = draw => new CrashFault(draw.Node()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var node in Victims.Nodes)
        {
            schedule.CrashFor(node, Time);
        }
    }

    private static CrashFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.Read(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
